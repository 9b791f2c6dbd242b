// What an attempt becomes once the person was verified after it, and what a reviewer's decision makes of it
// (EXM-03, EXM-05, EXM-08, PHO-04).
import type { ReviewDecision } from '../photos'
import type { ExamRules } from '../rules'
import { addDays, dayOf, endOfDay, type EpochMs } from '../units'
import { retakeWait } from './settle-attempt'

/** How a person was verified at the entry or after the exam. */
export type Look =
  | { readonly kind: 'photo'; readonly photoId: string; readonly atMs: EpochMs; readonly isLate: boolean }
  | { readonly kind: 'in-person'; readonly operatorId: string; readonly atMs: EpochMs }

export type Outcome =
  | { readonly state: 'failed'; readonly nextAttemptNotBeforeMs: EpochMs }
  | { readonly state: 'under-review'; readonly reviewDueMs: EpochMs }
  | { readonly state: 'passed' }

/** Only passes wait for review, only where there is a photo to be judged, and not where the photos' rule excuses them. */
export function decideOutcome(
  attempt: { readonly isPassed: boolean; readonly attemptNo: number; readonly submittedAtMs: EpochMs; readonly entry: Look; readonly exit: Look; readonly isReviewNeeded?: boolean },
  rules: Pick<ExamRules, 'retakeWaitsMs' | 'reviewDays'>,
  now: EpochMs,
): Outcome {
  if (!attempt.isPassed) return { state: 'failed', nextAttemptNotBeforeMs: attempt.submittedAtMs + retakeWait(attempt.attemptNo, rules) }
  const hasPhoto = attempt.entry.kind === 'photo' || attempt.exit.kind === 'photo'
  if (!hasPhoto || attempt.isReviewNeeded === false) return { state: 'passed' }
  return { state: 'under-review', reviewDueMs: lastMomentOfReview(now, rules) }
}

export type ReviewEffect =
  | { readonly state: 'passed' }
  | { readonly state: 'cancelled' }
  | { readonly state: 'awaiting-exit-photo'; readonly exitDueMs: EpochMs }

/** A new photo that the reviewer asks for has as many days as a review: the person is told by SMS. */
export function decideReview(decision: ReviewDecision, rules: Pick<ExamRules, 'reviewDays'>, now: EpochMs): ReviewEffect {
  switch (decision) {
    case 'confirmed':
      return { state: 'passed' }
    case 'rejected':
      return { state: 'cancelled' }
    case 'retake':
      return { state: 'awaiting-exit-photo', exitDueMs: lastMomentOfReview(now, rules) }
  }
}

/** The latest moment of a photo decision that begins now. */
export function lastMomentOfReview(now: EpochMs, rules: Pick<ExamRules, 'reviewDays'>): EpochMs {
  return endOfDay(addDays(dayOf(now), rules.reviewDays))
}
