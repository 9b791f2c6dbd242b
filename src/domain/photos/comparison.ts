// What a face comparison's score means (PHO-03). Three bands and no fourth: no score, however low, fails anybody; what
// is not surely the same person is looked at by a person.
import type { PhotoRules } from '../rules'

export const comparisonBands = ['same', 'unsure', 'different'] as const
export type ComparisonBand = (typeof comparisonBands)[number]

/** A score that is no number is no certainty. */
export function bandOf(score: number, { sameFrom, differentBelow }: Pick<PhotoRules, 'sameFrom' | 'differentBelow'>): ComparisonBand {
  if (score >= sameFrom) return 'same'
  return score < differentBelow ? 'different' : 'unsure'
}

const minute = 60_000
const waits: readonly number[] = [minute, 5 * minute, 30 * minute, 120 * minute, 720 * minute]

/** When the comparison is tried again after so many tries that brought no answer; null: the reviewer compares alone. */
export function nextComparisonAt(tries: number, nowMs: number): number | null {
  const wait = waits[tries - 1]
  return wait === undefined ? null : nowMs + wait
}
