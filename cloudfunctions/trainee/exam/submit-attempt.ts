import { submitAttempt } from '../../../src/contract/exam/submit-attempt'
import { countAnswered, submission } from '../../../src/domain/exam'
import type { AttemptDocument } from '../../platform/documents/exam'
import { answersHash } from '../../platform/exam/answers-hash'
import { mergeAnswers } from '../../platform/exam/merge-answers'
import { loadOwnAttempt, requireHolder } from '../../platform/exam/own-attempt'
import { appendEvidence } from '../../platform/evidence'
import { handler } from '../../platform/handler'
import { CommitConflict } from '../../platform/refusal'

export const submitAttemptHandler = handler(submitAttempt, {
  load: (context, { attemptId }) => loadOwnAttempt(context, attemptId),
  decide({ attempt, rules }, { epoch, answers }, { nowMs, newId }): AttemptDocument | null {
    // Handed in already, by this page, another one or time: one result, whatever comes later (cases 21, 23).
    if (attempt.state !== 'in-progress') return null
    requireHolder(attempt, epoch)
    const merged = mergeAnswers(attempt, answers, nowMs)
    return { ...attempt, ...submission(attempt, rules.exam, nowMs, 'trainee'), answers: [...merged.answers], stamp: newId() }
  },
  async commit(context, submitted, { attempt }) {
    if (submitted) {
      await context.database.transact(async (transaction) => {
        const current = await transaction.get('attempts', attempt._id)
        if (current?.stamp !== attempt.stamp) throw new CommitConflict('the attempt changed')
        const { stamp, state, answers, submittedAtMs, submittedBy, exitDueMs } = submitted
        await transaction.update('attempts', attempt._id, { stamp, state, answers, submittedAtMs, submittedBy, exitDueMs })
        await appendEvidence(transaction, context, 'exam', attempt.enrolmentId, { event: 'submitted', attempt: attempt._id, submittedAtMs, answers: answersHash(answers) })
      })
    }
    const { state, submittedBy, submittedAtMs, deadlineMs, answers, paper, exitDueMs } = submitted ?? attempt
    return {
      state,
      submittedBy: submittedBy ?? 'trainee',
      submittedAtMs: submittedAtMs ?? deadlineMs,
      answered: countAnswered(answers),
      questions: paper.length,
      exitPhotoWithinMs: state === 'awaiting-exit-photo' ? Math.max(0, (exitDueMs ?? 0) - context.nowMs) : 0,
    }
  },
})
