import { dismiss } from '../../../src/contract/admin/dismiss'
import { handler } from '../../platform/handler'
import { answerOperator, refuseOperator } from '../../platform/operator-answer'
import { recordOperation, requireOperator } from '../../platform/operators'
import { CommitConflict } from '../../platform/refusal'

export const dismissHandler = handler(dismiss, {
  async load(context, input) {
    const operator = await requireOperator(context, input, 'head')
    return { operator, member: await context.database.get('staff', input.member) }
  },
  decide({ operator, member }, input) {
    // A head stays: who dismisses is a head, and nobody dismisses themselves.
    if (!member || member._id === operator._id) throw refuseOperator('PERSON_UNKNOWN', member ? '不能停用自己的钥匙，请由另一位校长办理。' : `名单里没有 ${input.member}。`)
    return member
  },
  async commit(context, member, _loaded, input) {
    await context.database.transact(async (transaction) => {
      const current = await transaction.get('staff', member._id)
      if (current?.version !== member.version) throw new CommitConflict('the member changed')
      if (member.active) await transaction.update('staff', member._id, { active: false, version: member.version + 1 })
      await recordOperation(transaction, context, { operatorId: input.operator, operation: dismiss.name, reason: input.reason, effect: member.active ? 'dismissed' : 'was dismissed already', subjects: [member._id] })
    })
    return answerOperator(context, { sentence: `${member.name}（${member._id}）的钥匙已停用，经手的记录都保留。` })
  },
})
