import { nameOwnRecord } from '../../../src/contract/exam/name-own-record'
import { handler } from '../../platform/handler'
import { answerOperator, refuseOperator } from '../../platform/operator-answer'
import { recordOperation, requireOperator } from '../../platform/operators'
import { CommitConflict } from '../../platform/refusal'

export const nameOwnRecordHandler = handler(nameOwnRecord, {
  async load(context, input) {
    await requireOperator(context, input, 'head')
    return { member: await context.database.get('staff', input.member), ownIdHash: input.idNumber === null ? null : context.lookupHash('id-number', input.idNumber.toUpperCase()) }
  },
  decide({ member }, input) {
    if (!member) throw refuseOperator('PERSON_UNKNOWN', `名单里没有 ${input.member}。`)
    return member
  },
  async commit(context, member, { ownIdHash }, input) {
    await context.database.transact(async (transaction) => {
      const current = await transaction.get('staff', member._id)
      if (current?.version !== member.version) throw new CommitConflict('the member changed')
      await transaction.update('staff', member._id, { ownIdHash, version: member.version + 1 })
      await recordOperation(transaction, context, { operatorId: input.operator, operation: nameOwnRecord.name, reason: input.reason, effect: ownIdHash === null ? 'own record unnamed' : 'own record named', subjects: [member._id] })
    })
    return answerOperator(context, {
      sentence: ownIdHash === null ? `${member.name}（${member._id}）不再登记本人身份证号；同名学员的照片由别的老师核对。` : `已登记 ${member.name}（${member._id}）本人的身份证号：自己的考试照片由别的老师核对，同名学员的可以核对。`,
    })
  },
})
