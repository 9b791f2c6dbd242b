// When a face photo has to go (PRV-01, PIPL art. 19 and 47): at the end of its term; sooner when the person withdraws
// the consent or asks for it, unless a decision about the exam may still need it as proof. Then it stays until the
// review is over and the term of an appeal has passed, no longer.
import type { AttemptState } from '../exam'
import { dayMs, endOfDay, addDays, dayOf, type EpochMs } from '../units'

export interface PhotoUse {
  /** The attempt that the photo belongs to; null when none used it. */
  readonly attempt: { readonly state: AttemptState; readonly settledAtMs: EpochMs | null } | null
  readonly takenAtMs: EpochMs
  /** The person asked for deletion at this instant; photos taken later are not meant. */
  readonly askedAtMs: EpochMs | null
}

export type PhotoTerm =
  /** The exam, its review or an appeal is still open. */
  | { readonly kind: 'needed' }
  | { readonly kind: 'until'; readonly atMs: EpochMs; readonly why: 'term' | 'asked' }

export interface PhotoTermRules {
  readonly facePhotoDays: number
  readonly appealDays: number
}

/** Whether the state can still lead to another one in which the photo is looked at. */
const isDecisionOpen = {
  'in-progress': true,
  'awaiting-exit-photo': true,
  'under-review': true,
  appealed: true,
  failed: false,
  passed: false,
  cancelled: false,
  withheld: false,
} as const satisfies Record<AttemptState, boolean>

/** A failure is nobody's to appeal against: its photos prove nothing any more. */
const isProofAfterwards = {
  'in-progress': true,
  'awaiting-exit-photo': true,
  'under-review': true,
  appealed: true,
  failed: false,
  passed: true,
  cancelled: true,
  withheld: true,
} as const satisfies Record<AttemptState, boolean>

export function photoTerm({ attempt, takenAtMs, askedAtMs }: PhotoUse, rules: PhotoTermRules): PhotoTerm {
  if (attempt && isDecisionOpen[attempt.state]) return { kind: 'needed' }
  const settledAtMs = attempt?.settledAtMs ?? takenAtMs
  const termMs = settledAtMs + rules.facePhotoDays * dayMs
  const isAsked = askedAtMs !== null && takenAtMs <= askedAtMs
  if (!isAsked) return { kind: 'until', atMs: termMs, why: 'term' }
  const neededUntilMs = attempt && isProofAfterwards[attempt.state] ? endOfDay(addDays(dayOf(settledAtMs), rules.appealDays)) + 1 : askedAtMs
  const dueMs = Math.max(askedAtMs, neededUntilMs)
  return dueMs < termMs ? { kind: 'until', atMs: dueMs, why: 'asked' } : { kind: 'until', atMs: termMs, why: 'term' }
}
