import type { RequestOf } from '../../../src/contract'
import { leaveOwnPhone } from '../../../src/contract/account/leave-own-phone'
import { maskPhone } from '../../../src/domain/account'
import { findByPhone } from '../../platform/account/people'
import { checkCode, type CodeProof } from '../../platform/account/sms-codes'
import { takeTry } from '../../platform/account/tries'
import { phoneOfCode } from '../../platform/cloudbase/wechat'
import type { Context } from '../../platform/context'
import { appendEvidence } from '../../platform/evidence'
import { handler } from '../../platform/handler'
import { CommitConflict, Refusal } from '../../platform/refusal'
import { currentRuleSet } from '../../platform/rules-in-force'
import { requireSignedIn } from '../../platform/signed-in'
import { refusePasswordSession } from './own-session'

/** The phone that the caller has shown to hold; throws when the proof does not fit. */
async function provenPhone(context: Context, traineeId: string, input: RequestOf<typeof leaveOwnPhone>): Promise<{ phone: string; sms: CodeProof | null }> {
  if (input.kind === 'wechat') {
    if (context.identity.kind !== 'wechat') throw new Refusal('NEEDS_WECHAT', 'the phone-number button exists in WeChat only')
    const phone = await phoneOfCode(input.code)
    if (phone === null) throw new Refusal('PHONE_CODE_REFUSED', 'WeChat did not accept the code')
    return { phone, sms: null }
  }
  const attempt = await takeTry(context, await currentRuleSet(context), 'sms', `${traineeId} ${input.phone}`)
  const sms = await checkCode(context, 'own-phone', `${traineeId} ${input.phone}`, input.code)
  if (sms.fits) return { phone: input.phone, sms }
  await sms.countWrong()
  await attempt.fail()
  throw new Refusal('SMS_CODE_REFUSED', 'the code does not fit this phone', { triesLeft: attempt.triesLeft })
}

export const leaveOwnPhoneHandler = handler(leaveOwnPhone, {
  async load(context, input) {
    const signedIn = await requireSignedIn(context)
    const { trainee } = signedIn
    await refusePasswordSession(context, signedIn)
    const { phone, sms } = await provenPhone(context, trainee._id, input)
    return { trainee, phone, sms, holders: await findByPhone(context, phone) }
  },
  decide({ trainee, phone, holders }) {
    // A phone of two people proves neither (ACC-07).
    if (holders.some(({ _id }) => _id !== trainee._id)) throw new Refusal('PHONE_SHARED', 'somebody else has this phone', { maskedPhone: maskPhone(phone) })
    return phone
  },
  async commit(context, phone, { trainee, sms }) {
    await sms?.useUp()
    await context.database.transact(async (transaction) => {
      const current = await transaction.get('trainees', trainee._id)
      if (current?.version !== trainee.version) throw new CommitConflict('the person changed at the same moment')
      await transaction.update('trainees', trainee._id, { ownPhone: phone, version: trainee.version + 1 })
      await appendEvidence(transaction, context, 'identity', trainee._id, { event: 'own-phone-left', phone: context.lookupHash('phone', phone) })
    })
    return { maskedPhone: maskPhone(phone) }
  },
})
