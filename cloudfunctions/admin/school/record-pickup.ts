import { recordPickup } from '../../../src/contract/admin/record-pickup'
import { maskName } from '../../../src/domain/account'
import { specialtyNames } from '../../../src/domain/specialty'
import { requirePerson } from '../../platform/find-person'
import { handler } from '../../platform/handler'
import { answerOperator, refuseOperator } from '../../platform/operator-answer'
import { recordOperation, requireOperator } from '../../platform/operators'
import { CommitConflict } from '../../platform/refusal'

export const recordPickupHandler = handler(recordPickup, {
  async load(context, input) {
    await requireOperator(context, input)
    const trainee = await requirePerson(context, input)
    const enrolments = (await context.database.find('enrolments', { traineeId: trainee._id, status: 'enrolled' })).filter((one) => one.classId !== null && (input.specialty === undefined || one.specialty === input.specialty))
    const classId = enrolments[0]?.classId ?? null
    const classmates = classId === null ? 0 : await context.database.count('enrolments', { classId, textbookPickedUp: null })
    return { trainee, enrolments, classmates }
  },
  decide({ enrolments }) {
    if (enrolments.length === 0) throw refuseOperator('CLASS_UNKNOWN', '这位学员还没有编班，开班以后再登记领书。')
    return enrolments.filter((enrolment) => enrolment.textbookPickedUp === null)
  },
  async commit(context, open, { trainee, enrolments, classmates }, input) {
    if (open.length > 0) {
      await context.database.transact(async (transaction) => {
        for (const { _id, version } of open) {
          const current = await transaction.get('enrolments', _id)
          if (current?.version !== version) throw new CommitConflict('the enrolment changed')
          await transaction.update('enrolments', _id, { textbookPickedUp: { atMs: context.nowMs, operatorId: input.operator }, version: version + 1 })
        }
        await recordOperation(transaction, context, { operatorId: input.operator, operation: recordPickup.name, reason: input.reason, effect: 'textbook picked up', subjects: open.map((enrolment) => enrolment._id) })
      })
    }
    const books = enrolments.map((enrolment) => specialtyNames[enrolment.specialty]).join('、')
    const who = `${maskName(trainee.name)}（尾号 ${trainee.idTail}）`
    return answerOperator(context, { sentence: open.length > 0 ? `已登记 ${who} 领取教材：${books}。` : `${who} 的教材早已登记领取，没有变化。`, counts: { 本班还没领: Math.max(0, classmates - (open.length > 0 ? 1 : 0)) } })
  },
})
