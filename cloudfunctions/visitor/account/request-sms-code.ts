import { requestSmsCode } from '../../../src/contract/account/request-sms-code'
import { findByIdNumber, findByPhone, idNumberHash, provingPhone } from '../../platform/account/people'
import { sendCode } from '../../platform/account/sms-codes'
import { handler } from '../../platform/handler'
import { currentRuleSet } from '../../platform/rules-in-force'

export const requestSmsCodeHandler = handler(requestSmsCode, {
  async load(context, input) {
    const rules = await currentRuleSet(context)
    if (input.by === 'phone') {
      const isKnown = (await findByPhone(context, input.phone)).length > 0
      return { rules, purpose: 'sign-in-phone' as const, subject: input.phone, phone: isKnown ? input.phone : null }
    }
    const phone = await provingPhone(context, await findByIdNumber(context, input.idNumber))
    return { rules, purpose: 'sign-in-id-number' as const, subject: idNumberHash(context, input.idNumber), phone }
  },
  decide: (loaded) => loaded,
  commit: (context, { rules, purpose, subject, phone }) => sendCode(context, rules, purpose, subject, phone),
})
