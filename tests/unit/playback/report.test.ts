import { decideReport, isPlayed, isSameReport, leaseLength, type Lease, type Segment } from '../../../src/domain/playback'
import reports from '../../vectors/playback/reports.json'
import sameReports from '../../vectors/playback/same-reports.json'
import { leaseWith, momentAt, rules } from './case'

interface ReportCase {
  readonly title: string
  readonly lease: Partial<Lease>
  readonly now: number
  readonly segments: readonly Segment[]
  readonly isClosing?: boolean
  readonly expect: Readonly<Record<string, unknown>>
}

describe('a report of what was played', () => {
  it.each(reports as unknown as ReportCase[])('$title', ({ lease, now, segments, isClosing = false, expect: expected }) => {
    const decision = decideReport(leaseWith(lease), { segments, isClosing }, momentAt(now), rules)
    const { state, leaseMs, credit, isPlayed: played } = decision
    const seen: Record<string, unknown> = { state, leaseMs, ...credit, isPlayed: played, carryMs: decision.lease.carryMs, meterMs: decision.lease.meterMs }
    expect(Object.fromEntries(Object.keys(expected).map((name) => [name, seen[name]]))).toEqual(expected)
  })

  it('a renewal never shortens the time a page was promised (integrity, the lease)', () => {
    const lease = leaseWith({ at: 1_000_000, until: 1_300_000 })
    const shortest = momentAt(1_010_000, { leaseUnit: 0.999 })
    expect(decideReport(lease, { segments: [], isClosing: false }, shortest, rules).lease.until).toBe(1_300_000)
  })

  it('time that has been accounted is accounted once', () => {
    const first = decideReport(leaseWith({}), { segments: [[0, 1_000]], isClosing: false }, momentAt(1_001_000), rules)
    const again = decideReport(first.lease, { segments: [[0, 900_000]], isClosing: false }, momentAt(1_001_000), rules)
    expect([first.credit.creditedMs, again.credit.creditedMs]).toEqual([1_000, 0])
  })

  it('a hundred reports within a second of the grant get that second together (case 2)', () => {
    let lease = leaseWith({})
    let creditedMs = 0
    for (let n = 1; n <= 100; n += 1) {
      const decision = decideReport(lease, { segments: [[0, 1_800_000]], isClosing: false }, momentAt(1_000_000 + n * 10), rules)
      creditedMs += decision.credit.creditedMs
      lease = decision.lease
    }
    expect(creditedMs).toBe(1_000)
  })

  it('says in the stretch what was credited, from when to when, and why (PLY-08)', () => {
    const { stretch } = decideReport(leaseWith({}), { segments: [[0, 50_000]], isClosing: false }, momentAt(1_040_000), rules)
    expect(stretch).toEqual({
      n: 1,
      epoch: 3,
      turn: 6,
      period: 'period-1',
      lesson: 'lesson-1',
      fromAt: 1_000_000,
      toAt: 1_040_000,
      creditedMs: 40_000,
      frontierMs: 40_000,
      reason: 'faster-than-clock',
    })
  })
})

describe('the same report sent twice', () => {
  it.each(sameReports as unknown as { title: string; stored: Segment[]; given: Segment[]; same: boolean }[])('$title', ({ stored, given, same }) => {
    expect([isSameReport(stored, given), isSameReport(given, stored)]).toEqual([same, same])
  })
})

describe('the length of a lease', () => {
  it('lies between floor and cap, and its mean is the rule set’s (integrity, the lease)', () => {
    const lengths = Array.from({ length: 10_000 }, (_, n) => leaseLength(n / 10_000, rules))
    const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length
    expect({ shortest: Math.min(...lengths) >= 30_000, longest: Math.max(...lengths) <= 300_000, mean: Math.round(mean / 1000) }).toEqual({ shortest: true, longest: true, mean: 241 })
  })
})

it('a lesson shorter than the tail is played at once, never negative', () => {
  expect(isPlayed(0, 2_000, rules)).toBe(true)
})
