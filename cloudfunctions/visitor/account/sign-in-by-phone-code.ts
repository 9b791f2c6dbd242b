import { signInByPhoneCode } from '../../../src/contract/account/sign-in-by-phone-code'
import { maskPhone, whomPhoneProves } from '../../../src/domain/account'
import { findByPhone } from '../../platform/account/people'
import { phoneOfCode } from '../../platform/cloudbase/wechat'
import { handler } from '../../platform/handler'
import { Refusal } from '../../platform/refusal'
import { currentRuleSet } from '../../platform/rules-in-force'
import { offerBinding } from './conclude-sign-in'

export const signInByPhoneCodeHandler = handler(signInByPhoneCode, {
  async load(context, { code }) {
    if (context.identity.kind !== 'wechat') throw new Refusal('NEEDS_WECHAT', 'the phone-number button exists in WeChat only')
    const phone = await phoneOfCode(code)
    if (phone === null) throw new Refusal('PHONE_CODE_REFUSED', 'WeChat did not accept the code')
    return { wechat: context.identity, phone, people: await findByPhone(context, phone), rules: await currentRuleSet(context) }
  },
  decide({ phone, people }) {
    const proven = whomPhoneProves(people)
    switch (proven.kind) {
      case 'one':
        return proven.person
      case 'nobody':
        throw new Refusal('PHONE_NOT_ENROLLED', 'nobody reserved this phone', { maskedPhone: maskPhone(phone) })
      case 'shared':
        throw new Refusal('PHONE_SHARED', 'the phone is reserved for several people', { maskedPhone: maskPhone(phone) })
    }
  },
  commit: (context, person, { wechat, rules }) => offerBinding(context, rules, person, wechat, { proof: 'phone', claimCodeIssuedAtMs: null }),
})
