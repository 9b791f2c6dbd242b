import { issueBindCode } from '../../../src/contract/account/issue-bind-code'
import { maskPhone } from '../../../src/domain/account'
import { provingPhone } from '../../platform/account/people'
import { putScanCode } from '../../platform/account/scan-codes'
import { checkCode } from '../../platform/account/sms-codes'
import { takeTry } from '../../platform/account/tries'
import { handler } from '../../platform/handler'
import { Refusal } from '../../platform/refusal'
import { currentRuleSet } from '../../platform/rules-in-force'
import { requireSignedIn } from '../../platform/signed-in'

export const issueBindCodeHandler = handler(issueBindCode, {
  async load(context, { smsCode }) {
    const { trainee, sessionId } = await requireSignedIn(context)
    const session = sessionId === null ? null : await context.database.get('sessions', sessionId)
    if (!session) throw new Refusal('NEEDS_WEB_SESSION', 'inside WeChat the phone button or a claim code binds')
    if (trainee.wechat) throw new Refusal('ALREADY_BOUND', 'the person is bound to a WeChat')
    const rules = await currentRuleSet(context)
    if (session.proof === 'sms' || session.proof === 'claim') return { rules, trainee, session, proof: session.proof, sms: null, attempt: null }
    // A password proves nobody for a binding (integrity.md, "Identity"): the reserved phone has to.
    if (smsCode === undefined) {
      if ((await provingPhone(context, trainee)) === null) throw new Refusal('PHONE_SHARED', 'the reserved phone stands for several people', { maskedPhone: maskPhone(trainee.reservedPhone) })
      throw new Refusal('PROOF_NEEDED', 'the code sent to the reserved phone is needed')
    }
    const attempt = await takeTry(context, rules, 'sms', trainee._id)
    return { rules, trainee, session, proof: 'sms' as const, attempt, sms: await checkCode(context, 'bind', trainee._id, smsCode) }
  },
  decide: ({ sms }) => sms === null || sms.fits,
  async commit(context, isProven, { rules, trainee, session, proof, sms, attempt }) {
    if (!isProven) {
      await sms?.countWrong()
      await attempt?.fail()
      throw new Refusal('SMS_CODE_REFUSED', 'the code does not fit', { triesLeft: attempt?.triesLeft ?? 0 })
    }
    await sms?.useUp()
    await attempt?.succeed()
    return putScanCode(context, rules.accounts.bindTokenLifeMs, { kind: 'bind', secretHash: null, device: session.device, traineeId: trainee._id, proof, sessionEpoch: trainee.sessionEpoch })
  },
})
