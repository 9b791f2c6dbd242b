// Time's effects on an attempt, stored by whoever notices first: a reader or the timer (EXM-06, EXM-08).
import { retakeWait, settleAttempt } from '../../../src/domain/exam'
import type { Context } from '../context'
import type { AttemptDocument } from '../documents/exam'
import { appendEvidence } from '../evidence'
import { queueMessage } from '../messages'
import { CommitConflict } from '../refusal'
import { ruleSetOf } from '../rules-in-force'
import { answersHash } from './answers-hash'
import { clockTime, phoneOf } from './message-words'

type Needs = Pick<Context, 'database' | 'newId' | 'nowMs' | 'secrets'>

/** The attempt as it stands now; throws CommitConflict when somebody else changed it at the same moment. */
export async function settleStored(context: Needs, attempt: AttemptDocument): Promise<AttemptDocument> {
  const { exam: rules } = await ruleSetOf(context, attempt.ruleSetId)
  const settled = settleAttempt(attempt, rules, context.nowMs)
  if (settled === attempt) return attempt
  const isTimedOut = attempt.state === 'in-progress'
  const trainee = await context.database.get('trainees', attempt.traineeId)
  const next: AttemptDocument = { ...settled, settledAtMs: settled.state === 'withheld' ? settled.exitDueMs : null, stamp: context.newId() }

  await context.database.transact(async (transaction) => {
    const current = await transaction.get('attempts', attempt._id)
    if (current?.stamp !== attempt.stamp) throw new CommitConflict('the attempt changed')
    const { stamp, state, submittedAtMs, submittedBy, exitDueMs, settledAtMs } = next
    await transaction.update('attempts', attempt._id, { stamp, state, submittedAtMs, submittedBy, exitDueMs, settledAtMs })
    if (state === 'withheld') {
      // Withheld stands in nobody's way: the trainee may sit again (EXM-08).
      const nextAttemptNotBeforeMs = (submittedAtMs ?? attempt.deadlineMs) + retakeWait(attempt.attemptNo, rules)
      await transaction.update('exams', attempt.enrolmentId, { stamp: context.newId(), openAttemptId: null, nextAttemptNotBeforeMs })
    } else if (trainee) {
      await queueMessage(transaction, context, { kind: 'exit-photo', subject: attempt._id, traineeId: trainee._id, phone: phoneOf(trainee), params: [trainee.name, clockTime(exitDueMs ?? context.nowMs)] })
    }
    if (isTimedOut) await appendEvidence(transaction, context, 'exam', attempt.enrolmentId, { event: 'timed-out', attempt: attempt._id, submittedAtMs, answers: answersHash(attempt.answers) })
    if (state === 'withheld') await appendEvidence(transaction, context, 'exam', attempt.enrolmentId, { event: 'withheld', attempt: attempt._id, exitDueMs })
  })
  return next
}
