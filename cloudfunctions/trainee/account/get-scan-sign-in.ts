import { getScanSignIn } from '../../../src/contract/account/get-scan-sign-in'
import { maskName } from '../../../src/domain/account'
import { openSignInCode } from '../../platform/account/scan-codes'
import { handler } from '../../platform/handler'
import { Refusal } from '../../platform/refusal'
import { requireSignedIn } from '../../platform/signed-in'

export const getScanSignInHandler = handler(getScanSignIn, {
  async load(context, { code }) {
    const { trainee, via } = await requireSignedIn(context)
    if (via !== 'wechat') throw new Refusal('NEEDS_WECHAT', 'only the bound WeChat lets a computer in')
    return { trainee, found: await openSignInCode(context, code) }
  },
  decide: ({ trainee, found }, _input, { nowMs }) => ({ device: found.device, maskedName: maskName(trainee.name), idTail: trainee.idTail, expiresInMs: found.expiresAtMs - nowMs }),
  commit: async (_context, answer) => answer,
})
