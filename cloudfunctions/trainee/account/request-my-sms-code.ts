import { requestMySmsCode } from '../../../src/contract/account/request-my-sms-code'
import { maskPhone } from '../../../src/domain/account'
import { provingPhone } from '../../platform/account/people'
import { sendCode } from '../../platform/account/sms-codes'
import { handler } from '../../platform/handler'
import { Refusal } from '../../platform/refusal'
import { currentRuleSet } from '../../platform/rules-in-force'
import { requireSignedIn } from '../../platform/signed-in'
import { refusePasswordSession } from './own-session'

export const requestMySmsCodeHandler = handler(requestMySmsCode, {
  async load(context, input) {
    const signedIn = await requireSignedIn(context)
    const { trainee } = signedIn
    const rules = await currentRuleSet(context)
    if (input.purpose === 'own-phone') await refusePasswordSession(context, signedIn)
    if (input.purpose === 'own-phone') return { rules, subject: `${trainee._id} ${input.phone}`, phone: input.phone }
    const phone = await provingPhone(context, trainee)
    if (phone === null) throw new Refusal('PHONE_SHARED', 'the reserved phone stands for several people', { maskedPhone: maskPhone(trainee.reservedPhone) })
    return { rules, subject: trainee._id, phone }
  },
  decide: (loaded) => loaded,
  commit: (context, { rules, subject, phone }, _loaded, { purpose }) => sendCode(context, rules, purpose, subject, phone),
})
