import { appoint } from '../../../src/contract/admin/appoint'
import { DuplicateDocument } from '../../platform/cloudbase/database'
import { handler } from '../../platform/handler'
import { answerOperator, refuseOperator } from '../../platform/operator-answer'
import { recordOperation, requireOperator } from '../../platform/operators'
import { CommitConflict } from '../../platform/refusal'
import { newStaffKey, staffKeyHash } from './staff-key'

export const appointHandler = handler(appoint, {
  async load(context, input) {
    await requireOperator(context, input, 'head')
    return { existing: await context.database.get('staff', input.newOperator) }
  },
  decide({ existing }, input) {
    if (existing) throw refuseOperator('STAFF_EXISTS', `名单里已经有 ${input.newOperator}（${existing.name}）；钥匙丢了请用 staff.renewKey。`)
    return newStaffKey()
  },
  async commit(context, staffKey, _loaded, input) {
    await context.database.transact(async (transaction) => {
      try {
        await transaction.create('staff', { _id: input.newOperator, version: 1, name: input.name, keyHash: staffKeyHash(context, staffKey), roles: [...new Set(input.roles)], active: true, appointedAtMs: context.nowMs })
      } catch (error) {
        if (error instanceof DuplicateDocument) throw new CommitConflict('appointed at the same moment')
        throw error
      }
      await recordOperation(transaction, context, { operatorId: input.operator, operation: appoint.name, reason: input.reason, effect: `roles ${input.roles.join(' ')}`, subjects: [input.newOperator] })
    })
    return { ...answerOperator(context, { sentence: `已登记 ${input.name}（${input.newOperator}），钥匙只显示这一次，请当面交给本人。` }), staffKey }
  },
})
