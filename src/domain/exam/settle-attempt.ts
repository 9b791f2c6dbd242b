// What time alone does to an attempt (EXM-06, EXM-08): the paper is handed in at its deadline, and a result whose
// exit photo never came is withheld. Reading and the timer apply the same rule, so both see the same moment.
import type { ExamRules } from '../rules'
import type { EpochMs, Milliseconds } from '../units'
import type { AttemptState } from './attempt-state'

export interface AttemptTimes {
  readonly state: AttemptState
  readonly deadlineMs: EpochMs
  readonly submittedAtMs: EpochMs | null
  readonly submittedBy: 'trainee' | 'time-out' | null
  readonly exitDueMs: EpochMs | null
}

/** The attempt's times as they are at `now`; the same object when time has changed nothing. */
export function settleAttempt<Times extends AttemptTimes>(attempt: Times, rules: Pick<ExamRules, 'submitGraceMs' | 'exitPhotoTermMs'>, now: EpochMs): Times {
  let settled = attempt
  // The grace is for answers under way; what arrives in it was given in time.
  if (settled.state === 'in-progress' && now > settled.deadlineMs + rules.submitGraceMs) settled = { ...settled, ...submission(settled, rules, settled.deadlineMs, 'time-out') }
  if (settled.state === 'awaiting-exit-photo' && settled.exitDueMs !== null && now > settled.exitDueMs) settled = { ...settled, state: 'withheld' }
  return settled
}

/** What submitting changes; never stamped later than the deadline. */
export function submission(
  attempt: Pick<AttemptTimes, 'deadlineMs'>,
  rules: Pick<ExamRules, 'exitPhotoTermMs'>,
  atMs: EpochMs,
  by: 'trainee' | 'time-out',
): { state: AttemptState; submittedAtMs: EpochMs; submittedBy: 'trainee' | 'time-out'; exitDueMs: EpochMs } {
  const submittedAtMs = Math.min(atMs, attempt.deadlineMs)
  return { state: 'awaiting-exit-photo', submittedAtMs, submittedBy: by, exitDueMs: submittedAtMs + rules.exitPhotoTermMs }
}

/** The wait before the next attempt, counted from the submission: longer after each failure (integrity.md). */
export function retakeWait(attemptNo: number, rules: Pick<ExamRules, 'retakeWaitsMs'>): Milliseconds {
  const waits = rules.retakeWaitsMs
  return waits[Math.min(attemptNo, waits.length) - 1] ?? 0
}
