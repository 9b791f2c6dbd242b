// An appeal against a cancelled or withheld result (PHO-04, PHO-05): whether it may be handed in, who may decide it,
// and what the decision makes of the attempt.
import type { ExamRules } from '../rules'
import { addDays, dayOf, endOfDay, type Day, type EpochMs } from '../units'
import type { AttemptState } from './attempt-state'

export const appealRefusals = ['nothing-to-appeal', 'term-over', 'handed-in', 'decided', 'passed-since'] as const
export type AppealRefusal = (typeof appealRefusals)[number]

/** The states that can be appealed against. */
export const appealableStates = ['cancelled', 'withheld'] as const
export type AppealableState = (typeof appealableStates)[number]

export interface AppealFacts {
  readonly state: AttemptState
  /** When the state came about. */
  readonly settledAtMs: EpochMs | null
  /** An appeal against this very decision was handed in before. */
  readonly hasAppeal: boolean
  /** A later attempt is passed: there is nothing left to restore. */
  readonly isPassedSince: boolean
}

export type AppealVerdict = { readonly kind: 'open'; readonly until: Day } | { readonly kind: 'refused'; readonly why: AppealRefusal; readonly until: Day | null }

/** The last day (inclusive) on which the appeal can be handed in. */
export function lastDayOfAppeal(settledAtMs: EpochMs, rules: Pick<ExamRules, 'appealDays'>): Day {
  return addDays(dayOf(settledAtMs), rules.appealDays)
}

export function judgeAppeal({ state, settledAtMs, hasAppeal, isPassedSince }: AppealFacts, rules: Pick<ExamRules, 'appealDays'>, now: EpochMs): AppealVerdict {
  if (state === 'appealed') return { kind: 'refused', why: 'handed-in', until: null }
  if (!isAppealable(state) || settledAtMs === null) return { kind: 'refused', why: 'nothing-to-appeal', until: null }
  const until = lastDayOfAppeal(settledAtMs, rules)
  if (hasAppeal) return { kind: 'refused', why: 'decided', until }
  if (isPassedSince) return { kind: 'refused', why: 'passed-since', until }
  return dayOf(now) > until ? { kind: 'refused', why: 'term-over', until } : { kind: 'open', until }
}

export function isAppealable(state: AttemptState): state is AppealableState {
  return state === 'cancelled' || state === 'withheld'
}

/** An appeal is decided within as many days as a review. */
export function appealDueMs(handedInAtMs: EpochMs, rules: Pick<ExamRules, 'reviewDays'>): EpochMs {
  return endOfDay(addDays(dayOf(handedInAtMs), rules.reviewDays))
}

export interface DeciderFacts {
  readonly operatorId: string
  /** Who took the decision that is appealed against; null when nobody did (the term ran out). */
  readonly decidedBy: string | null
  readonly coSignedBy: string | null
  /** Every person of the staff list who is active. */
  readonly activeStaff: readonly string[]
  readonly isOwnRecord: boolean
}

export type DeciderVerdict = 'may' | 'own-record' | 'decided-before' | 'co-signed' | 'nobody-else'

/**
 * The second person: never who decided first, never the person concerned. Who only signed the first decision with the
 * decider stands back as long as there is a third person; in a school of two they decide.
 */
export function judgeDecider({ operatorId, decidedBy, coSignedBy, activeStaff, isOwnRecord }: DeciderFacts): DeciderVerdict {
  const others = activeStaff.filter((id) => id !== decidedBy)
  if (isOwnRecord) return others.length <= 1 ? 'nobody-else' : 'own-record'
  if (operatorId === decidedBy) return others.length === 0 ? 'nobody-else' : 'decided-before'
  const hasThird = others.some((id) => id !== coSignedBy)
  return operatorId === coSignedBy && hasThird ? 'co-signed' : 'may'
}

export const appealOutcomes = ['upheld', 'rejected'] as const
export type AppealOutcome = (typeof appealOutcomes)[number]

export interface AppealedAttempt {
  readonly against: AppealableState
  readonly hasCertificate: boolean
  /** Another attempt of the same exam runs or waits for its review. */
  readonly isAnotherOpen: boolean
  /** Another attempt of the same exam is passed. */
  readonly isAnotherPassed: boolean
}

export type AppealEffect =
  /** The first decision stands. */
  | 'stands'
  /** Pass, certificate and hours are as they were before the cancellation. */
  | 'restored'
  /** The pass was never published: it is now. */
  | 'confirmed'
  /** The withheld paper is marked: the decision stands for the exit photo. */
  | 'marked'
  /** Right, but a later pass is in force: one exam, one result. */
  | 'cleared'

/** Null: another attempt is open, and its result comes first. */
export function effectOfAppeal(outcome: AppealOutcome, attempt: AppealedAttempt): AppealEffect | null {
  if (outcome === 'rejected') return 'stands'
  if (attempt.isAnotherPassed) return 'cleared'
  if (attempt.isAnotherOpen) return null
  if (attempt.against === 'withheld') return 'marked'
  return attempt.hasCertificate ? 'restored' : 'confirmed'
}
