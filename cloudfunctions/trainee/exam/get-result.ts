import type { ResponseOf } from '../../../src/contract'
import { getResult } from '../../../src/contract/exam/get-result'
import { countAnswered } from '../../../src/domain/exam'
import { addDays, dayOf } from '../../../src/domain/units'
import type { AttemptDocument, ExamDocument } from '../../platform/documents/exam'
import type { RuleSet } from '../../../src/domain/rules'
import { loadOwnAttempt } from '../../platform/exam/own-attempt'
import { handler } from '../../platform/handler'

type Result = ResponseOf<typeof getResult>['result']

function resultOf(attempt: AttemptDocument, exam: ExamDocument, rules: RuleSet, nowMs: number): Result {
  const score = attempt.score ?? 0
  const againInMs = Math.max(0, exam.nextAttemptNotBeforeMs - nowMs)
  switch (attempt.state) {
    case 'in-progress':
      return { kind: 'in-progress', remainingMs: Math.max(0, attempt.deadlineMs - nowMs) }
    case 'awaiting-exit-photo':
      return { kind: 'exit-photo', withinMs: Math.max(0, (attempt.exitDueMs ?? nowMs) - nowMs), again: attempt.isExitAgain }
    case 'withheld':
      return { kind: 'withheld', againInMs }
    case 'failed':
      return { kind: 'failed', score, weakChapters: attempt.weakChapters, againInMs }
    case 'under-review':
      return { kind: 'under-review', score, latestDay: dayOf(attempt.reviewDueMs ?? nowMs) }
    case 'passed':
      return { kind: 'passed', score, certificateNumber: attempt.certificateNumber ?? '' }
    case 'cancelled': {
      const cancelledOn = dayOf(attempt.cancellation?.atMs ?? nowMs)
      return { kind: 'cancelled', reason: attempt.cancellation?.reason ?? '', cancelledOn, appealUntil: addDays(cancelledOn, rules.exam.appealDays), againInMs }
    }
  }
}

export const getResultHandler = handler(getResult, {
  async load(context, { attemptId }) {
    const loaded = await loadOwnAttempt(context, attemptId)
    const exam = await context.database.get('exams', loaded.attempt.enrolmentId)
    if (!exam) throw new Error(`the exam of attempt ${attemptId} is missing`)
    return { ...loaded, exam }
  },
  decide({ attempt, rules, exam }, _input, { nowMs }) {
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
      result: resultOf(attempt, exam, rules, nowMs),
    }
  },
  commit: async (_context, result) => result,
})
