import { renewKey } from '../../../src/contract/admin/renew-key'
import { handler } from '../../platform/handler'
import { answerOperator, refuseOperator } from '../../platform/operator-answer'
import { recordOperation, requireOperator } from '../../platform/operators'
import { CommitConflict } from '../../platform/refusal'
import { newStaffKey, staffKeyHash } from './staff-key'

export const renewKeyHandler = handler(renewKey, {
  async load(context, input) {
    await requireOperator(context, input, 'head')
    return { member: await context.database.get('staff', input.member) }
  },
  decide({ member }, input) {
    if (!member) throw refuseOperator('PERSON_UNKNOWN', `名单里没有 ${input.member}。`)
    return { member, staffKey: newStaffKey() }
  },
  async commit(context, { member, staffKey }, _loaded, input) {
    await context.database.transact(async (transaction) => {
      const current = await transaction.get('staff', member._id)
      if (current?.version !== member.version) throw new CommitConflict('the member changed')
      await transaction.update('staff', member._id, { keyHash: staffKeyHash(context, staffKey), active: true, version: member.version + 1 })
      await recordOperation(transaction, context, { operatorId: input.operator, operation: renewKey.name, reason: input.reason, effect: 'new key, the old one is void', subjects: [member._id] })
    })
    return { ...answerOperator(context, { sentence: `已给 ${member.name}（${member._id}）换钥匙，旧钥匙已作废；新钥匙只显示这一次。` }), staffKey }
  },
})
