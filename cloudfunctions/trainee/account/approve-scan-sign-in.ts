import { approveScanSignIn } from '../../../src/contract/account/approve-scan-sign-in'
import { openSignInCode } from '../../platform/account/scan-codes'
import { handler } from '../../platform/handler'
import { CommitConflict, Refusal } from '../../platform/refusal'
import { requireSignedIn } from '../../platform/signed-in'

export const approveScanSignInHandler = handler(approveScanSignIn, {
  async load(context, { code }) {
    const { trainee, via } = await requireSignedIn(context)
    if (via !== 'wechat') throw new Refusal('NEEDS_WECHAT', 'only the bound WeChat lets a computer in')
    return { trainee, found: await openSignInCode(context, code) }
  },
  decide: ({ trainee, found }, { isMine }) => ({
    state: isMine ? ('approved' as const) : ('denied' as const),
    traineeId: trainee._id,
    sessionEpoch: trainee.sessionEpoch,
    version: found.version + 1,
  }),
  async commit(context, change, { found }) {
    if (!(await context.database.updateIf('scan_codes', { _id: found._id, version: found.version }, change))) throw new CommitConflict('the code was answered at the same moment')
    return {}
  },
})
