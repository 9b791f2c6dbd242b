// How much a passed attempt's photos need a careful look, and why (PHO-03, PHO-04, EXM-08). The number orders the
// reviewers' queue and decides nothing about anybody.
import type { PhotoRules } from '../rules'
import { hourMs, type EpochMs } from '../units'
import type { ComparisonBand } from './comparison'

/** What is known of one photo; `in-person`: staff saw the person instead. */
export type PhotoFindings =
  | { readonly kind: 'in-person' }
  | {
      readonly kind: 'photo'
      /** Null: not compared (yet). */
      readonly band: ComparisonBand | null
      /** There was a photo of the person to compare with. */
      readonly hasReference: boolean
      /** The service saw no face, and the trainee had tried often enough. */
      readonly hasNoFace: boolean
      /** Handed in after its term. */
      readonly isLate: boolean
      /** Looks like a photo that was handed in before. */
      readonly isLikeOwn: boolean
      readonly isLikeOther: boolean
    }

export const riskReasons = ['different', 'unsure', 'like-other', 'like-own', 'late', 'no-face', 'not-compared', 'no-reference', 'moved'] as const
export type RiskReason = (typeof riskReasons)[number]

const weights = {
  'like-other': 60,
  different: 50,
  late: 50,
  'like-own': 40,
  'no-face': 30,
  unsure: 25,
  'not-compared': 15,
  moved: 10,
  'no-reference': 0,
} as const satisfies Record<RiskReason, number>

/** From here on the queue's tally says that a careful look is needed. */
export const carefulFrom = 50

export interface RiskFinding {
  readonly about: 'entry' | 'exit' | 'attempt'
  readonly reason: RiskReason
}

export interface Risk {
  /** 0–100. */
  readonly risk: number
  readonly findings: readonly RiskFinding[]
}

export function judgeRisk({ entry, exit, moves }: { readonly entry: PhotoFindings; readonly exit: PhotoFindings; readonly moves: number }): Risk {
  const findings: RiskFinding[] = [
    ...reasonsOf(entry).map((reason) => ({ about: 'entry' as const, reason })),
    ...reasonsOf(exit).map((reason) => ({ about: 'exit' as const, reason })),
    // the paper was carried on at another page or device
    ...(moves > 0 ? [{ about: 'attempt' as const, reason: 'moved' as const }] : []),
  ]
  return { risk: Math.min(100, findings.reduce((sum, { reason }) => sum + weights[reason], 0)), findings }
}

/** What a single photo, taken outside an exam, leaves to be looked into. Nothing to compare with is nobody's doubt. */
export function doubtsAbout(look: PhotoFindings): RiskReason[] {
  return reasonsOf(look).filter((reason) => reason !== 'no-reference')
}

function reasonsOf(look: PhotoFindings): RiskReason[] {
  if (look.kind === 'in-person') return []
  const reasons: [boolean, RiskReason][] = [
    [look.band === 'different', 'different'],
    [look.band === 'unsure', 'unsure'],
    [look.isLikeOther, 'like-other'],
    [look.isLikeOwn, 'like-own'],
    [look.isLate, 'late'],
    [look.hasNoFace, 'no-face'],
    [look.band === null && !look.hasNoFace && look.hasReference, 'not-compared'],
    [look.band === null && !look.hasNoFace && !look.hasReference, 'no-reference'],
  ]
  return reasons.filter(([holds]) => holds).map(([, reason]) => reason)
}

/**
 * Whether a person must look. Only an attempt without a single finding, every photo of it surely the same person, may go
 * without; of these the rule set's share is drawn all the same. `draw` is the attempt's own number in [0, 1), from a
 * keyed hash: it is fixed before anybody knows it, and nobody can steer or repeat it.
 */
export function needsReview({ findings }: Risk, draw: number, { reviewSamePercent }: Pick<PhotoRules, 'reviewSamePercent'>): boolean {
  const isSampleSmaller = reviewSamePercent < 100
  return findings.length > 0 || !isSampleSmaller || draw * 100 < reviewSamePercent
}

/**
 * The review's place in the queue, as if it had been asked for earlier: an hour for each point of risk. Risk goes first
 * and age always wins in the end: nothing waits for ever behind riskier newcomers.
 */
export function queuePlace(requestedAtMs: EpochMs, risk: number): EpochMs {
  return requestedAtMs - risk * hourMs
}
