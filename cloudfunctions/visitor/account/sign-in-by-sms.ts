import { signInBySms } from '../../../src/contract/account/sign-in-by-sms'
import { maskPhone, whomPhoneProves } from '../../../src/domain/account'
import { findByPhone } from '../../platform/account/people'
import { checkCode } from '../../platform/account/sms-codes'
import { takeTry } from '../../platform/account/tries'
import { handler } from '../../platform/handler'
import { Refusal } from '../../platform/refusal'
import { currentRuleSet } from '../../platform/rules-in-force'
import { concludeSignIn } from './conclude-sign-in'

export const signInBySmsHandler = handler(signInBySms, {
  async load(context, { phone, code }) {
    const rules = await currentRuleSet(context)
    const attempt = await takeTry(context, rules, 'sms', phone)
    return { rules, attempt, proof: await checkCode(context, 'sign-in-phone', phone, code), people: await findByPhone(context, phone) }
  },
  decide({ proof, people }) {
    return proof.fits ? whomPhoneProves(people) : { kind: 'refused' as const }
  },
  async commit(context, verdict, { rules, attempt, proof }, { phone, device }) {
    if (verdict.kind === 'refused' || verdict.kind === 'nobody') {
      await proof.countWrong()
      await attempt.fail()
      throw new Refusal('SMS_CODE_REFUSED', 'the code does not fit this phone', { triesLeft: attempt.triesLeft })
    }
    await proof.useUp()
    await attempt.succeed()
    if (verdict.kind === 'shared') throw new Refusal('PHONE_SHARED', 'the phone is reserved for several people', { maskedPhone: maskPhone(phone) })
    return concludeSignIn(context, rules, verdict.person, { proof: 'sms', claimCodeIssuedAtMs: null }, { device, proof: 'sms', mustSetPassword: false })
  },
})
