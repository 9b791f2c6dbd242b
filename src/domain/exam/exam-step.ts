// Where the exam of one enrolment stands, and which step a call has skipped (EXM-01, EXM-04, EXM-08; case 20).
import type { ExamRules } from '../rules'
import type { Specialty } from '../specialty'
import { dayOf, type CreditHours, type Day, type EpochMs, type Milliseconds } from '../units'
import { judgeAppeal } from './appeal'
import { isAttemptOpen, type AttemptState } from './attempt-state'
import type { Look } from './outcome'

export interface MissingHours {
  readonly account: 'common' | Specialty
  readonly title: string
  readonly missing: CreditHours
}

export interface LatestAttempt {
  readonly attemptId: string
  readonly state: AttemptState
  readonly device: string
  readonly deadlineMs: EpochMs
  readonly exitDueMs: EpochMs | null
  readonly isExitAgain: boolean
  readonly score: number | null
  readonly reviewDueMs: EpochMs | null
  readonly certificateNumber: string | null
  readonly cancellationReason: string | null
  /** When a final state came about; null before. */
  readonly settledAtMs: EpochMs | null
  /** An appeal against the state was handed in. */
  readonly hasAppeal: boolean
  /** The latest moment of the appeal's decision. */
  readonly appealDueMs: EpochMs | null
}

export interface ExamFacts {
  readonly missingHours: readonly MissingHours[]
  readonly hasWechat: boolean
  /** The school's notice in force. */
  readonly noticeVersion: string
  readonly agreedVersion: string | null
  readonly isIdentityConfirmed: boolean
  readonly hasPhotoConsent: boolean
  readonly entry: Look | null
  readonly nextAttemptNotBeforeMs: EpochMs
  /** The latest attempt, with time's effects applied. */
  readonly latest: LatestAttempt | null
}

export type ExamStep =
  | { kind: 'locked'; missing: MissingHours[] }
  | { kind: 'wechat' | 'notice' | 'consent' | 'identity' | 'entry-photo' }
  | { kind: 'ready'; startWithinMs: Milliseconds }
  | { kind: 'in-progress'; attemptId: string; remainingMs: Milliseconds; device: string }
  | { kind: 'exit-photo'; attemptId: string; withinMs: Milliseconds; again: boolean }
  | { kind: 'withheld'; attemptId: string; againInMs: Milliseconds; appealUntil: Day | null }
  | { kind: 'waiting'; attemptId: string; score: number; waitMs: Milliseconds }
  | { kind: 'failed'; attemptId: string; score: number }
  | { kind: 'under-review'; attemptId: string; score: number; latestDay: Day }
  | { kind: 'passed'; attemptId: string; score: number; certificateNumber: string }
  | { kind: 'cancelled'; attemptId: string; reason: string; againInMs: Milliseconds; appealUntil: Day | null }
  /** `latestDay` of the decision. Sitting again stays open meanwhile. */
  | { kind: 'appealed'; attemptId: string; latestDay: Day; againInMs: Milliseconds }

export type MissingStep =
  | { step: 'hours'; missing: MissingHours[] }
  | { step: 'waiting'; waitMs: Milliseconds }
  | { step: 'wechat' | 'notice' | 'identity' | 'consent' | 'entry-photo' }

export type Barrier =
  | { readonly kind: 'missing'; readonly missing: MissingStep }
  | { readonly kind: 'open'; readonly attemptId: string; readonly state: AttemptState }
  | { readonly kind: 'closed'; readonly attemptId: string }

/** What a call wants to do; each goal needs every step before it. */
export type ExamGoal = 'agree' | 'confirm-identity' | 'verify-in-person' | 'take-entry-photo' | 'start'

type RulesOfSteps = Pick<ExamRules, 'entryPhotoLifeMs' | 'appealDays'>

/** The first thing that stands between the facts and the goal; null when nothing does. */
export function barrierTo(goal: ExamGoal, facts: ExamFacts, rules: RulesOfSteps, now: EpochMs): Barrier | null {
  const { latest } = facts
  if (latest?.state === 'passed') return { kind: 'closed', attemptId: latest.attemptId }
  if (latest && isAttemptOpen[latest.state]) return { kind: 'open', attemptId: latest.attemptId, state: latest.state }
  if (facts.missingHours.length > 0) return missing({ step: 'hours', missing: [...facts.missingHours] })
  if (now < facts.nextAttemptNotBeforeMs) return missing({ step: 'waiting', waitMs: facts.nextAttemptNotBeforeMs - now })
  if (!facts.hasWechat) return missing({ step: 'wechat' })
  if (goal === 'agree') return null
  if (facts.agreedVersion !== facts.noticeVersion) return missing({ step: 'notice' })
  if (goal === 'confirm-identity') return null
  if (!facts.isIdentityConfirmed) return missing({ step: 'identity' })
  if (goal === 'verify-in-person') return null
  // Whoever was seen in person needs no photo, so no consent to one (PRV-01).
  const isVerified = facts.entry !== null && entryLeftMs(facts.entry, rules, now) > 0
  if (goal === 'start' && isVerified && facts.entry?.kind === 'in-person') return null
  if (!facts.hasPhotoConsent) return missing({ step: 'consent' })
  return goal === 'start' && !isVerified ? missing({ step: 'entry-photo' }) : null
}

export function examStep(facts: ExamFacts, rules: RulesOfSteps, now: EpochMs): ExamStep {
  const { latest } = facts
  const againInMs = Math.max(0, facts.nextAttemptNotBeforeMs - now)
  if (latest && (isAttemptOpen[latest.state] || latest.state === 'passed' || facts.agreedVersion === null)) return stepOfAttempt(latest, againInMs, rules, now)
  const barrier = barrierTo('start', facts, rules, now)
  if (barrier?.kind === 'missing') return stepOfBarrier(barrier.missing, latest, againInMs, rules, now)
  return { kind: 'ready', startWithinMs: facts.entry ? entryLeftMs(facts.entry, rules, now) : 0 }
}

function stepOfAttempt(latest: LatestAttempt, againInMs: Milliseconds, rules: RulesOfSteps, now: EpochMs): ExamStep {
  const { attemptId } = latest
  const score = latest.score ?? 0
  switch (latest.state) {
    case 'in-progress':
      return { kind: 'in-progress', attemptId, remainingMs: Math.max(0, latest.deadlineMs - now), device: latest.device }
    case 'awaiting-exit-photo':
      return { kind: 'exit-photo', attemptId, withinMs: Math.max(0, (latest.exitDueMs ?? now) - now), again: latest.isExitAgain }
    case 'under-review':
      return { kind: 'under-review', attemptId, score, latestDay: dayOf(latest.reviewDueMs ?? now) }
    case 'passed':
      return { kind: 'passed', attemptId, score, certificateNumber: latest.certificateNumber ?? '' }
    case 'withheld':
      return { kind: 'withheld', attemptId, againInMs, appealUntil: appealUntil(latest, rules, now) }
    case 'cancelled':
      return { kind: 'cancelled', attemptId, reason: latest.cancellationReason ?? '', againInMs, appealUntil: appealUntil(latest, rules, now) }
    case 'appealed':
      return { kind: 'appealed', attemptId, latestDay: dayOf(latest.appealDueMs ?? now), againInMs }
    case 'failed':
      return againInMs > 0 ? { kind: 'waiting', attemptId, score, waitMs: againInMs } : { kind: 'failed', attemptId, score }
  }
}

/** Until when an appeal is open; null when it no longer is. */
function appealUntil(latest: LatestAttempt, rules: RulesOfSteps, now: EpochMs): Day | null {
  const verdict = judgeAppeal({ ...latest, isPassedSince: false }, rules, now)
  return verdict.kind === 'open' ? verdict.until : null
}

function stepOfBarrier(barrier: MissingStep, latest: LatestAttempt | null, againInMs: Milliseconds, rules: RulesOfSteps, now: EpochMs): ExamStep {
  switch (barrier.step) {
    case 'hours':
      return { kind: 'locked', missing: barrier.missing }
    case 'waiting':
      // Only a finished attempt makes anybody wait.
      return latest ? stepOfAttempt(latest, againInMs, rules, now) : { kind: 'notice' }
    case 'wechat':
    case 'notice':
    case 'identity':
    case 'consent':
    case 'entry-photo':
      return { kind: barrier.step }
  }
}

function entryLeftMs(entry: Look, rules: RulesOfSteps, now: EpochMs): Milliseconds {
  return Math.max(0, entry.atMs + rules.entryPhotoLifeMs - now)
}

function missing(step: MissingStep): Barrier {
  return { kind: 'missing', missing: step }
}
