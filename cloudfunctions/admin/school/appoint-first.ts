import { appointFirst } from '../../../src/contract/admin/appoint-first'
import { DuplicateDocument } from '../../platform/cloudbase/database'
import { handler } from '../../platform/handler'
import { answerOperator, nextEvent, refuseOperator } from '../../platform/operator-answer'
import { recordOperation } from '../../platform/operators'
import { CommitConflict } from '../../platform/refusal'
import { sameHash } from '../../platform/sealing'
import { newStaffKey, staffKeyHash } from './staff-key'

export const appointFirstHandler = handler(appointFirst, {
  async load(context, input) {
    const given = context.lookupHash('setup-key', input.setupKey)
    const isRight = sameHash(given, context.lookupHash('setup-key', context.secrets.secret('SETUP_KEY')))
    return { isRight, staff: isRight ? await context.database.count('staff', {}) : 0 }
  },
  decide({ isRight, staff }) {
    if (!isRight) throw refuseOperator('SETUP_REFUSED', '安装口令不对；口令在云函数的环境变量 SETUP_KEY 里。')
    if (staff > 0) throw refuseOperator('STAFF_EXISTS', '工作人员名单里已经有人，请由校长用 staff.appoint 登记其他人。')
    return newStaffKey()
  },
  async commit(context, staffKey, _loaded, input) {
    await context.database.transact(async (transaction) => {
      // The claim lets one of two first appointments win.
      try {
        await transaction.create('claims', { _id: 'staff_first', owner: input.operator, atMs: context.nowMs })
      } catch (error) {
        if (error instanceof DuplicateDocument) throw new CommitConflict('another first appointment')
        throw error
      }
      await transaction.create('staff', { _id: input.operator, version: 1, name: input.name, keyHash: staffKeyHash(context, staffKey), roles: ['head', 'operator', 'reviewer'], active: true, appointedAtMs: context.nowMs })
      await recordOperation(transaction, context, { operatorId: input.operator, operation: appointFirst.name, reason: 'first appointment with the setup key', effect: 'appointed', subjects: [input.operator] })
    })
    const next = nextEvent('school.setUp', { operator: input.operator, key: '', reason: '填写学校资料' })
    return { ...answerOperator(context, { sentence: `已登记 ${input.name}（${input.operator}），钥匙只显示这一次，请抄下来保管好。`, next }), staffKey }
  },
})
