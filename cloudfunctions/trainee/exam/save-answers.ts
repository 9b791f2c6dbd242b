import { saveAnswers } from '../../../src/contract/exam/save-answers'
import { countAnswered } from '../../../src/domain/exam'
import { mergeAnswers, onWire } from '../../platform/exam/merge-answers'
import { loadOwnAttempt, requireHolder } from '../../platform/exam/own-attempt'
import { handler } from '../../platform/handler'
import { CommitConflict, Refusal } from '../../platform/refusal'

export const saveAnswersHandler = handler(saveAnswers, {
  load: (context, { attemptId }) => loadOwnAttempt(context, attemptId),
  decide({ attempt }, { epoch, answers }, { nowMs }) {
    if (attempt.state !== 'in-progress') throw new Refusal('ATTEMPT_SUBMITTED', `the attempt is ${attempt.state}`, { state: attempt.state })
    requireHolder(attempt, epoch)
    return mergeAnswers(attempt, answers, nowMs)
  },
  async commit(context, merged, { attempt }) {
    if (merged.hasChanged) {
      const isWritten = await context.database.updateIf('attempts', { _id: attempt._id, stamp: attempt.stamp }, { answers: [...merged.answers], stamp: context.newId() })
      if (!isWritten) throw new CommitConflict('the attempt changed')
    }
    return { saved: merged.saved, kept: onWire(merged.kept), answered: countAnswered(merged.answers), remainingMs: Math.max(0, attempt.deadlineMs - context.nowMs) }
  },
})
