// A renewal or a flush: what is credited, and for how long the page may go on (PLY-05, integrity 1–3).
// The same function decides from a token and from the document.
import type { EpochMs, Milliseconds } from '../units'
import type { CreditReason } from './credit-reasons'
import { isPlayed, isTokenOld, withDueCheck, type Lease, type LeaseRules, type Moment, type Stretch } from './desk'
import { leaseLength } from './lease-length'
import { walk, type Segment } from './segments'

export interface Report {
  readonly segments: readonly Segment[]
  /** A flush: the lease ends with this report. */
  readonly isClosing: boolean
}

export interface Credit {
  readonly creditedMs: Milliseconds
  readonly frontierMs: Milliseconds
  readonly reason: CreditReason
}

export interface ReportDecision {
  readonly state: 'playing' | 'check-due' | 'reopen' | 'closed'
  readonly lease: Lease
  readonly leaseMs: Milliseconds
  readonly credit: Credit
  readonly isPlayed: boolean
  /** Null when no time passed and nothing was played. */
  readonly stretch: Stretch | null
}

/** Credit is the advance of the frontier, never more than the budget of leased time. */
export function creditWithin(
  budgetMs: Milliseconds,
  frontierMs: Milliseconds,
  segments: readonly Segment[],
  mediaMs: Milliseconds,
  rules: Pick<LeaseRules, 'bridgeMs'>,
): Credit {
  const { reachedMs, hasSkipped } = walk(frontierMs, segments, rules, mediaMs)
  const advance = reachedMs - frontierMs
  const creditedMs = Math.min(advance, budgetMs)
  return { creditedMs, frontierMs: frontierMs + creditedMs, reason: reasonFor(segments, advance, creditedMs, hasSkipped) }
}

function reasonFor(segments: readonly Segment[], advance: Milliseconds, creditedMs: Milliseconds, hasSkipped: boolean): CreditReason {
  if (creditedMs < advance) return 'faster-than-clock'
  if (hasSkipped) return 'skipped-ahead'
  if (creditedMs > 0) return 'credited'
  return segments.length === 0 ? 'nothing-played' : 'rewatched'
}

/** Leased time that has passed and was not accounted yet. Instances' clocks differ: negative time is none. */
export function leasedSince(lease: Pick<Lease, 'at' | 'until'>, now: EpochMs): { readonly stop: EpochMs; readonly elapsedMs: Milliseconds } {
  const stop = Math.max(lease.at, Math.min(now, lease.until))
  return { stop, elapsedMs: stop - lease.at }
}

export function decideReport(lease: Lease, report: Report, moment: Moment, rules: LeaseRules): ReportDecision {
  const { stop, elapsedMs } = leasedSince(lease, moment.now)
  const budgetMs = elapsedMs + lease.carryMs
  const credit = creditWithin(budgetMs, lease.frontierMs, report.segments, lease.mediaMs, rules)
  const at = Math.max(lease.at, moment.now)
  const hasStretch = elapsedMs > 0 || report.segments.length > 0
  const accounted: Lease = withDueCheck(
    {
      ...lease,
      turn: lease.turn + 1,
      at,
      carryMs: Math.min(rules.carryCapMs, budgetMs - credit.creditedMs),
      frontierMs: credit.frontierMs,
      meterMs: lease.meterMs + elapsedMs,
      links: lease.links + Number(hasStretch),
    },
    moment,
    rules,
  )
  const until = report.isClosing || accounted.check !== null ? at : nextEnd(lease, at, moment, rules)
  const next = { ...accounted, until }
  return {
    state: stateOf(next, report, rules),
    lease: next,
    leaseMs: until - at,
    credit,
    isPlayed: isPlayed(credit.frontierMs, lease.mediaMs, rules),
    stretch: hasStretch ? stretchOf(lease, next, stop, credit) : null,
  }
}

function stretchOf({ epoch, period, lesson, at: fromAt }: Lease, { turn, links: n }: Lease, toAt: EpochMs, credit: Credit): Stretch {
  return { n, epoch, turn, period, lesson, fromAt, toAt, ...credit }
}

/**
 * A renewal never shortens: after a lost reply the page honestly plays to its old end. The token's age is the limit;
 * near it nothing is added, or the last minute would be renewed in ever shorter pieces.
 */
function nextEnd(lease: Lease, at: EpochMs, moment: Moment, rules: LeaseRules): EpochMs {
  const wanted = isTokenOld(lease, at, rules) ? lease.until : Math.max(lease.until, at + leaseLength(moment.leaseUnit, rules))
  return Math.max(at, Math.min(wanted, lease.openedAt + rules.tokenLifeMs))
}

function stateOf(next: Lease, report: Report, rules: LeaseRules): ReportDecision['state'] {
  if (next.check !== null) return 'check-due'
  if (report.isClosing) return 'closed'
  return isTokenOld(next, next.at, rules) ? 'reopen' : 'playing'
}
