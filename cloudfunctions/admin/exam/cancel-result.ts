import { cancelResult } from '../../../src/contract/exam/cancel-result'
import { changeExam } from '../../platform/exam/commit-exam'
import { loadAnyCase } from '../../platform/exam/exam-case'
import { writeCancellation } from '../../platform/exam/write-cancellation'
import { handler } from '../../platform/handler'
import { answerOperator, nextEvent, refuseOperator } from '../../platform/operator-answer'
import { recordOperation, requireOperator, requireSecondOperator } from '../../platform/operators'
import { CommitConflict } from '../../platform/refusal'

export const cancelResultHandler = handler(cancelResult, {
  async load(context, input) {
    await requireOperator(context, input)
    await requireSecondOperator(context, input, '取消成绩')
    const attempt = await context.database.get('attempts', input.attemptId)
    const certificate = attempt?.certificateNumber ? await context.database.get('certificates', attempt.certificateNumber) : null
    if (!attempt || attempt.state !== 'passed' || !certificate) throw refuseOperator('CANCELLATION_REFUSED', '这次考试没有可以取消的合格成绩，请核对考试编号。')
    return { attempt, certificate, examCase: await loadAnyCase(context, attempt.enrolmentId) }
  },
  decide: (_loaded, { confirm }) => confirm,
  async commit(context, isConfirmed, { attempt, certificate, examCase }, input) {
    const subject = `${certificate.name}（证件尾号 ${examCase.trainee.idTail}）${certificate.issuedOn} 的学时证明 ${certificate._id}`
    if (!isConfirmed) {
      const { operator, reason, secondOperator, attemptId } = input
      const next = nextEvent(cancelResult.name, { operator, reason, secondOperator, attemptId, key: '' }, { secondKey: '（填第二位老师的钥匙）', confirm: true })
      return { ...answerOperator(context, { sentence: `试算：将取消成绩并吊销 ${subject}，扣回考试 4 学时，向省中心发更正，短信告知学员；确认请加 "confirm": true。`, next }), done: false, certificateNumber: certificate._id }
    }
    await context.database.transact(async (transaction) => {
      const current = await transaction.get('attempts', attempt._id)
      if (current?.stamp !== attempt.stamp) throw new CommitConflict('the attempt changed')
      await changeExam(transaction, context, examCase, { passedAttemptId: null, nextAttemptNotBeforeMs: context.nowMs })
      await writeCancellation(transaction, context, { attempt, certificate, examCase, operatorId: input.operator, secondOperatorId: input.secondOperator, reason: input.reason })
      await recordOperation(transaction, context, {
        operatorId: input.operator,
        secondOperatorId: input.secondOperator,
        operation: cancelResult.name,
        reason: input.reason,
        effect: `revoked ${certificate._id}`,
        subjects: [attempt._id, attempt.enrolmentId],
      })
    })
    return { ...answerOperator(context, { sentence: `已取消成绩并吊销 ${subject}；更正已排入报送，学员会收到短信，可以免费再考。` }), done: true, certificateNumber: certificate._id }
  },
})
