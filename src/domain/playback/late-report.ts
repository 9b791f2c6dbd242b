// The journal of a displaced or abandoned lease, handed in later (integrity 4, 8): once, for the time up to its end.
import type { Milliseconds } from '../units'
import { closeLive, creditClosed } from './closed-lease'
import { isPlayed, withDueCheck, type Desk, type DeskRules, type Moment, type Stretch } from './desk'
import { progressKey, type Frontiers, type LessonFrontier } from './progress'
import type { Credit } from './report'
import type { Segment } from './segments'

export type LateDecision =
  /** A check is due: nothing is credited until it is answered; the journal keeps. */
  | { readonly kind: 'frozen' }
  | {
      readonly kind: 'reported'
      readonly desk: Desk
      readonly isChanged: boolean
      readonly settled: readonly LessonFrontier[]
      readonly stretches: readonly Stretch[]
      readonly credit: Credit
      readonly isPlayed: boolean
    }

export function decideLateReport(stored: Desk, report: { readonly epoch: number; readonly segments: readonly Segment[] }, frontiers: Frontiers, moment: Moment, rules: DeskRules): LateDecision {
  if (stored.check !== null) return { kind: 'frozen' }
  // The page gave its own running lease up: it ends here and is credited like any other.
  const closing = stored.epoch === report.epoch ? closeLive(stored, moment.now, rules) : { desk: stored, settled: null }
  const late = creditClosed(closing.desk, report.epoch, report.segments, (lease) => frontierFor(lease.period, lease.lesson), moment, rules)
  const { closed, stretch, credit } = late
  if (closed === null || stretch === null) {
    const desk = withDueCheck(late.desk, moment, rules)
    const settled = closing.settled === null ? [] : [closing.settled]
    return { kind: 'reported', desk, isChanged: closing.settled !== null, settled, stretches: [], credit, isPlayed: closed !== null && isPlayed(credit.frontierMs, closed.mediaMs, rules) }
  }
  const isOnDesk = late.desk.live && late.desk.period === closed.period && late.desk.lesson === closed.lesson
  const desk = isOnDesk ? { ...late.desk, frontierMs: credit.frontierMs, stretches: [...late.desk.stretches, stretch] } : late.desk
  const settled: LessonFrontier[] = isOnDesk ? [] : [{ ...closed, frontierMs: credit.frontierMs, positionMs: closing.settled?.positionMs ?? null, stretches: [...(closing.settled?.stretches ?? []), stretch] }]
  return { kind: 'reported', desk: withDueCheck(desk, moment, rules), isChanged: true, settled, stretches: [stretch], credit, isPlayed: isPlayed(credit.frontierMs, closed.mediaMs, rules) }

  function frontierFor(period: string, lesson: string): Milliseconds {
    if (closing.settled !== null && closing.settled.period === period && closing.settled.lesson === lesson) return closing.settled.frontierMs
    if (closing.desk.live && closing.desk.period === period && closing.desk.lesson === lesson) return closing.desk.frontierMs
    return frontiers[progressKey(period, lesson)] ?? 0
  }
}
