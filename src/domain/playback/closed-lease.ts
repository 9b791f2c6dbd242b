// Closing a lease that did not report its end, and crediting its one late report (integrity, opening).
import type { ClosedLease, Desk, DeskRules, Moment, Stretch } from './desk'
import { creditWithin, leasedSince, type Credit } from './report'
import type { LessonFrontier } from './progress'
import type { Segment } from './segments'
import type { EpochMs, Milliseconds } from '../units'

/**
 * Ends the live lease. Its leased time feeds the meter now, whether or not a journal ever comes; what it could still
 * earn is kept as a budget. The lesson's frontier leaves the desk.
 */
export function closeLive(desk: Desk, now: EpochMs, rules: DeskRules): { readonly desk: Desk; readonly settled: LessonFrontier | null } {
  const { lesson, period, courseId } = desk
  if (!desk.live || lesson === null || period === null || courseId === null) return { desk, settled: null }
  const { elapsedMs } = leasedSince(desk, now)
  const closedAt = Math.max(desk.at, now)
  const budgetMs = elapsedMs + desk.carryMs
  const { epoch, turn, courseVersion, mediaMs, at } = desk
  const closed: ClosedLease = { epoch, turn, lesson, period, courseId, courseVersion, mediaMs, at, closedAt, budgetMs, handedIn: null }
  return {
    desk: {
      ...desk,
      live: false,
      holder: null,
      at: closedAt,
      until: closedAt,
      carryMs: 0,
      meterMs: desk.meterMs + elapsedMs,
      answer: null,
      closed: budgetMs > 0 ? keep([...desk.closed, closed], now, rules) : desk.closed,
      stretches: [],
    },
    settled: { lesson, period, courseId, courseVersion, mediaMs, frontierMs: desk.frontierMs, positionMs: desk.positionMs, epoch, turn, stretches: desk.stretches },
  }
}

/** At most so many, for so long; those already handed in go first. */
function keep(closed: readonly ClosedLease[], now: EpochMs, rules: DeskRules): readonly ClosedLease[] {
  const young = closed.filter(({ closedAt }) => now - closedAt <= rules.closedLeaseLifeMs)
  const surplus = young.length - rules.closedLeasesKept
  if (surplus <= 0) return young
  const leaving = new Set([...young].sort((a, b) => Number(a.handedIn === null) - Number(b.handedIn === null) || a.epoch - b.epoch).slice(0, surplus))
  return young.filter((lease) => !leaving.has(lease))
}

export interface LateCredit {
  readonly desk: Desk
  readonly credit: Credit
  readonly closed: ClosedLease | null
  readonly stretch: Stretch | null
}

/** Credits the late report of one closed lease, once. The same report again is told what it was credited. */
export function creditClosed(
  desk: Desk,
  epoch: number,
  segments: readonly Segment[],
  frontierOf: (lease: ClosedLease) => Milliseconds,
  moment: Moment,
  rules: DeskRules,
): LateCredit {
  const closed = desk.closed.find((lease) => lease.epoch === epoch && moment.now - lease.closedAt <= rules.closedLeaseLifeMs) ?? null
  if (closed === null) return { desk, credit: { creditedMs: 0, frontierMs: 0, reason: 'lease-forgotten' }, closed, stretch: null }
  const frontierMs = frontierOf(closed)
  if (closed.handedIn !== null) return { desk, credit: { creditedMs: closed.handedIn.creditedMs, frontierMs, reason: closed.handedIn.reason }, closed, stretch: null }
  const credit = creditWithin(closed.budgetMs, frontierMs, segments, closed.mediaMs, rules)
  const handedIn = { creditedMs: credit.creditedMs, reason: credit.reason, atMs: moment.now }
  const { turn, period, lesson, at: fromAt, closedAt: toAt } = closed
  return {
    desk: { ...desk, links: desk.links + 1, closed: desk.closed.map((lease) => (lease === closed ? { ...lease, handedIn } : lease)) },
    credit,
    closed,
    stretch: { n: desk.links + 1, epoch, turn, period, lesson, fromAt, toAt, ...credit },
  }
}
