import { startScanSignIn } from '../../../src/contract/account/start-scan-sign-in'
import { sourceWideLimits } from '../../../src/domain/account'
import { putScanCode } from '../../platform/account/scan-codes'
import { sourceOf, takeUse } from '../../platform/account/tries'
import { handler } from '../../platform/handler'
import { currentRuleSet } from '../../platform/rules-in-force'

export const startScanSignInHandler = handler(startScanSignIn, {
  load: (context) => currentRuleSet(context),
  decide: (rules, _input, { newToken }) => ({ rules, secret: newToken() }),
  async commit(context, { rules, secret }, _loaded, { device }) {
    await takeUse(context, sourceWideLimits(rules.accounts), 'scan-started', sourceOf(context))
    const secretHash = context.lookupHash('scan-secret', secret)
    const issued = await putScanCode(context, rules.accounts.smsCodeLifeMs, { kind: 'sign-in', secretHash, device, traineeId: null, proof: null, sessionEpoch: null })
    return { ...issued, secret }
  },
})
