import { withdrawEnrolment } from '../../../src/contract/admin/withdraw-enrolment'
import { appendEvidence } from '../../platform/evidence'
import { fenceTrainee } from '../../platform/fencing'
import { handler } from '../../platform/handler'
import { answerOperator, nextEvent, refuseOperator } from '../../platform/operator-answer'
import { recordOperation, requireOperator } from '../../platform/operators'
import { recordLook } from '../../platform/record-look'
import { CommitConflict } from '../../platform/refusal'
import { loadEnrolmentStanding, type EnrolmentStandingNow } from './enrolment-standing'

/** What was judged or waits for a judgement is not undone by the back door. */
function refuseJudgedExam({ subject, latestAttempt, attempts }: EnrolmentStandingNow): void {
  if (latestAttempt?.state === 'passed') throw refuseOperator('ENROLMENT_REFUSED', `${subject}考试已经合格，不能停；成绩有误请用 exam.cancelResult。`)
  if (latestAttempt?.state === 'under-review') throw refuseOperator('ENROLMENT_REFUSED', `${subject}的考试照片正在核对，请先核对完再停。`)
  if (attempts.some(({ state }) => state === 'appealed')) throw refuseOperator('ENROLMENT_REFUSED', `${subject}有一份申诉等待裁定，请先裁定（appeals.open）再停。`)
}

export const withdrawEnrolmentHandler = handler(withdrawEnrolment, {
  async load(context, input) {
    await requireOperator(context, input)
    return loadEnrolmentStanding(context, input.enrolmentId)
  },
  decide(standing, { confirm }) {
    if (standing.enrolment.status === 'withdrawn') return 'withdrawn-before'
    refuseJudgedExam(standing)
    return confirm ? 'withdraw' : 'dry-run'
  },
  async commit(context, decided, { enrolment, latestAttempt, attempts, subject, hoursLine }, input) {
    const answer = { done: decided !== 'dry-run', enrolmentId: enrolment._id }
    if (decided === 'withdraw') {
      await context.database.transact(async (transaction) => {
        for (const { _id, stamp } of attempts) if ((await transaction.get('attempts', _id))?.stamp !== stamp) throw new CommitConflict('an attempt changed at the same moment')
        // Whatever plays or is being sat ends first (integrity, fencing): an opening that read the right before meets it.
        await fenceTrainee(transaction, context, enrolment.traineeId)
        const current = await transaction.get('enrolments', enrolment._id)
        if (current?.version !== enrolment.version) throw new CommitConflict('the enrolment changed at the same moment')
        await transaction.update('enrolments', enrolment._id, { status: 'withdrawn', version: enrolment.version + 1 })
        await appendEvidence(transaction, context, 'identity', enrolment.traineeId, { event: 'enrolment-withdrawn', enrolment: enrolment._id, operator: input.operator })
        await recordOperation(transaction, context, { operatorId: input.operator, operation: withdrawEnrolment.name, reason: input.reason, effect: 'withdrawn', subjects: [enrolment._id] })
      })
      const next = nextEvent('enrolment.restore', { operator: input.operator, key: '', reason: input.reason, enrolmentId: enrolment._id })
      return { ...answerOperator(context, { sentence: `${subject}已停：正在放的视频和没交的考卷都已停下，${hoursLine}；学员的页面会写明。退费请另用 fees.recordRefund，要恢复用下面的事件。`, next }), ...answer }
    }
    await recordLook(context, withdrawEnrolment, input, decided === 'dry-run' ? 'dry run' : 'no change', [enrolment._id])
    if (decided === 'withdrawn-before') return { ...answerOperator(context, { sentence: `${subject}早已停了，没有变化。` }), ...answer }
    const lines = [hoursLine, ...(latestAttempt?.state === 'in-progress' ? ['有一场考试正在进行，会停下'] : []), ...(enrolment.paidFen > 0 ? [`已缴 ${enrolment.paidFen / 100} 元，不会自动退`] : [])]
    const next = nextEvent(withdrawEnrolment.name, { ...input }, { confirm: true })
    return { ...answerOperator(context, { sentence: `试算：将停止${subject}，可以恢复；确认请用下面的事件。`, lines, next }), ...answer }
  },
})
