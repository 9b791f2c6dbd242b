import type { ResponseOf } from '../../../src/contract'
import { getResult } from '../../../src/contract/exam/get-result'
import { countAnswered, judgeAppeal, lastDayOfAppeal } from '../../../src/domain/exam'
import { dayOf } from '../../../src/domain/units'
import type { AppealDocument, AttemptDocument, ExamDocument } from '../../platform/documents/exam'
import type { RuleSet } from '../../../src/domain/rules'
import { loadOwnAttempt } from '../../platform/exam/own-attempt'
import { handler } from '../../platform/handler'

type Result = ResponseOf<typeof getResult>['result']

function resultOf(attempt: AttemptDocument, appeal: AppealDocument | null, exam: ExamDocument, rules: RuleSet, nowMs: number): Result {
  const score = attempt.score ?? 0
  const againInMs = Math.max(0, exam.nextAttemptNotBeforeMs - nowMs)
  switch (attempt.state) {
    case 'in-progress':
      return { kind: 'in-progress', remainingMs: Math.max(0, attempt.deadlineMs - nowMs) }
    case 'awaiting-exit-photo':
      return { kind: 'exit-photo', withinMs: Math.max(0, (attempt.exitDueMs ?? nowMs) - nowMs), again: attempt.isExitAgain }
    case 'withheld':
      return { kind: 'withheld', againInMs }
    case 'appealed':
      return { kind: 'appealed', against: appeal?.against.state ?? 'cancelled', againInMs }
    case 'failed':
      return { kind: 'failed', score, weakChapters: attempt.weakChapters, againInMs }
    case 'under-review':
      return { kind: 'under-review', score, latestDay: dayOf(attempt.reviewDueMs ?? nowMs) }
    case 'passed':
      return { kind: 'passed', score, certificateNumber: attempt.certificateNumber ?? '' }
    case 'cancelled': {
      const cancelledOn = dayOf(attempt.cancellation?.atMs ?? nowMs)
      return { kind: 'cancelled', reason: attempt.cancellation?.reason ?? '', cancelledOn, appealUntil: lastDayOfAppeal(attempt.settledAtMs ?? nowMs, rules.exam), againInMs }
    }
  }
}

/** Who decided stays with the school; what and why is the trainee's to know. */
function appealView({ text, photoId, handedInAtMs, dueAtMs, decision }: AppealDocument): ResponseOf<typeof getResult>['appeal'] {
  return { text, hasPhoto: photoId !== null, handedInAtMs, latestDay: dayOf(dueAtMs), decision: decision && { outcome: decision.outcome, effect: decision.effect, reason: decision.reason, atMs: decision.atMs } }
}

export const getResultHandler = handler(getResult, {
  async load(context, { attemptId }) {
    const loaded = await loadOwnAttempt(context, attemptId)
    const { enrolmentId, appealId } = loaded.attempt
    const [exam, appeal] = await Promise.all([context.database.get('exams', enrolmentId), appealId === null ? null : context.database.get('appeals', appealId)])
    if (!exam) throw new Error(`the exam of attempt ${attemptId} is missing`)
    return { ...loaded, exam, appeal }
  },
  decide({ attempt, rules, exam, appeal }, _input, { nowMs }) {
    const { _id: attemptId, enrolmentId, attemptNo, startedAtMs, submittedAtMs, submittedBy, answers, paper } = attempt
    return {
      attemptId,
      enrolmentId,
      specialty: exam.specialty,
      attemptNo,
      startedAtMs,
      submittedAtMs,
      submittedBy,
      answered: countAnswered(answers),
      questions: paper.length,
      passMark: rules.exam.passMark,
      result: resultOf(attempt, appeal, exam, rules, nowMs),
      appealing: judgeAppeal({ state: attempt.state, settledAtMs: attempt.settledAtMs, hasAppeal: attempt.appealId !== null, isPassedSince: exam.passedAttemptId !== null && exam.passedAttemptId !== attempt._id }, rules.exam, nowMs),
      appeal: appeal && appealView(appeal),
    }
  },
  commit: async (_context, result) => result,
})
