import { closeLive, decideLateReport, decideOpen, decideReport, emptyDesk, leaseOf, recoverReport, type Desk, type Opened, type OpenDecision, type Opening } from '../../../src/domain/playback'
import { computer, deskWith, lessonFacts, momentAt, phone, rules } from './case'

const opening: Opening = { holder: computer, lesson: lessonFacts, takeOver: false, isEarned: false, journal: null }

function opened(decision: OpenDecision): Opened {
  if (decision.kind !== 'opened') throw new Error('the lesson is playing elsewhere')
  return decision
}

describe('opening a lesson (PLY-04)', () => {
  it('grants the first lease from the stored frontier (PLY-03)', () => {
    const { state, desk, leaseMs } = opened(decideOpen(null, opening, { 'period-1_lesson-1': 90_000 }, momentAt(1_000_000), rules))
    expect({ state, epoch: desk.epoch, frontierMs: desk.frontierMs, at: desk.at, until: desk.until - leaseMs }).toEqual({ state: 'playing', epoch: 1, frontierMs: 90_000, at: 1_000_000, until: 1_000_000 })
  })

  it('respects another page’s live lease until the trainee chooses to go on here (case 10)', () => {
    expect(decideOpen(deskWith({}), opening, {}, momentAt(1_100_000), rules).kind).toBe('elsewhere')
  })

  it('does not ask when the other page’s lease has run out', () => {
    expect(decideOpen(deskWith({}), opening, {}, momentAt(1_240_000), rules).kind).toBe('opened')
  })

  it('a take-over closes the old lease with what it could still earn, and feeds the meter (CHK-03)', () => {
    const { desk, settled } = opened(decideOpen(deskWith({ carryMs: 7_000, frontierMs: 50_000 }), { ...opening, takeOver: true }, {}, momentAt(1_100_000), rules))
    expect({ epoch: desk.epoch, holder: desk.holder, meterMs: desk.meterMs, carryMs: desk.carryMs, closed: desk.closed, frontierMs: desk.frontierMs, settled: settled.map(({ frontierMs }) => frontierMs) }).toEqual({
      epoch: 4,
      holder: computer,
      meterMs: 100_000,
      carryMs: 0,
      closed: [{ epoch: 3, turn: 5, lesson: 'lesson-1', period: 'period-1', courseId: 'common', courseVersion: 1, mediaMs: 1_800_000, at: 1_000_000, closedAt: 1_100_000, budgetMs: 107_000, handedIn: null }],
      frontierMs: 50_000,
      settled: [50_000],
    })
  })

  it('two pages taking over from each other meet checks as often as anyone (case 11)', () => {
    let desk: Desk = emptyDesk
    let now = 1_000_000
    for (let n = 0; desk.check === null && n < 100; n += 1) {
      const holder = desk.holder?.page === computer.page ? phone : computer
      desk = opened(decideOpen(desk, { ...opening, holder, takeOver: true }, {}, momentAt(now), rules)).desk
      now += 25_000
    }
    expect(desk.meterMs).toBe(300_000)
  })

  it('opening again and again without ever renewing meets checks as often as anyone (case 11)', () => {
    let desk: Desk = emptyDesk
    let now = 1_000_000
    for (let n = 0; desk.check === null && n < 100; n += 1) {
      const journal = desk.live ? { epoch: desk.epoch, segments: [] } : null
      desk = opened(decideOpen(desk, { ...opening, journal }, {}, momentAt(now), rules)).desk
      now += 20_000
    }
    expect(desk.meterMs).toBe(300_000)
  })

  it('grants no time while a check is due, and shows the check to the page with a code of its own (case 12)', () => {
    const frozen = decideReport(leaseOf(deskWith({ meterMs: 299_000 })) as never, { segments: [], isClosing: false }, momentAt(1_060_000), rules).lease
    const { state, leaseMs, desk } = opened(decideOpen(deskWith(frozen), { ...opening, takeOver: true }, {}, momentAt(1_090_000), rules))
    expect([state, leaseMs, frozen.check?.code, desk.check?.code, desk.check?.checkNo, desk.check?.via]).toEqual(['check-due', 0, 'code-1060000', 'code-1090000', 1, 'qr'])
  })

  it('an orphan’s journal is credited on reopening, within what its lease was worth (integrity 8)', () => {
    const journal = { epoch: 3, segments: [[0, 95_000]] as const }
    const { journalCreditedMs, frontierMs, desk } = opened(decideOpen(deskWith({ holder: computer }), { ...opening, journal }, {}, momentAt(5_000_000), rules))
    expect({ journalCreditedMs, frontierMs, meterMs: desk.meterMs, orphans: desk.checkState.orphansAtMs }).toEqual({ journalCreditedMs: 95_000, frontierMs: 95_000, meterMs: 240_000, orphans: [5_000_000] })
  })

  it('the third orphan within an hour asks for a check (integrity, random checks)', () => {
    const checkState = { meterAtLastMs: 0, missed: 0, strictAnswersLeft: 0, orphansAtMs: [3_000_000, 4_000_000] }
    const journal = { epoch: 3, segments: [[0, 95_000]] as const }
    const { desk, journalCreditedMs } = opened(decideOpen(deskWith({ holder: computer, checkState }), { ...opening, journal }, {}, momentAt(5_000_000, { checkDraw: 0.99 }), rules))
    expect([desk.check?.checkNo, journalCreditedMs, desk.until - desk.at]).toEqual([1, 95_000, 0])
  })

  it('after the hours are earned everything may be watched freely: no lease, no meter (PLY-02, case 14)', () => {
    const { state, isChanged, leaseMs } = opened(decideOpen(null, { ...opening, isEarned: true }, {}, momentAt(1_000_000), rules))
    expect({ state, isChanged, leaseMs }).toEqual({ state: 'free', isChanged: false, leaseMs: 0 })
  })

  it('a page whose answer was lost opens again and gets the same lease: it does not displace itself', () => {
    const desk = deskWith({ holder: computer })
    const { desk: after, isChanged, leaseMs, state } = opened(decideOpen(desk, opening, {}, momentAt(1_010_000), rules))
    expect({ same: after === desk, isChanged, leaseMs, state }).toEqual({ same: true, isChanged: false, leaseMs: 230_000, state: 'playing' })
  })
})

describe('a late report (integrity 4, 8)', () => {
  const displaced = opened(decideOpen(deskWith({}), { ...opening, takeOver: true }, {}, momentAt(1_100_000), rules)).desk

  it('credits once what the displaced page honestly played, up to its displacement', () => {
    const first = decideLateReport(displaced, { epoch: 3, segments: [[0, 130_000]] }, {}, momentAt(1_150_000), rules)
    if (first.kind !== 'reported') throw new Error('frozen')
    const second = decideLateReport(first.desk, { epoch: 3, segments: [[0, 130_000]] }, {}, momentAt(1_160_000), rules)
    expect([first.credit, first.desk.frontierMs, second]).toMatchObject([{ creditedMs: 100_000, reason: 'faster-than-clock' }, 100_000, { isChanged: false, credit: { creditedMs: 100_000 } }])
  })

  it('is kept for thirty days and not longer', () => {
    const late = decideLateReport(displaced, { epoch: 3, segments: [[0, 90_000]] }, {}, momentAt(1_100_000 + 31 * 86_400_000), rules)
    expect(late).toMatchObject({ kind: 'reported', isChanged: false, credit: { creditedMs: 0, reason: 'lease-forgotten' } })
  })

  it('waits while a check is due (integrity 6)', () => {
    const frozen = opened(decideOpen(deskWith({ meterMs: 250_000 }), { ...opening, takeOver: true }, {}, momentAt(1_100_000), rules)).desk
    expect([frozen.check !== null, decideLateReport(frozen, { epoch: 3, segments: [[0, 90_000]] }, {}, momentAt(1_150_000), rules).kind]).toEqual([true, 'frozen'])
  })

  it('of sixteen closed leases those handed in leave first (integrity, opening)', () => {
    let desk = displaced
    for (let n = 1; n <= 20; n += 1) {
      const { desk: closed } = closeLive(desk, 1_100_000 + n * 10_000, rules)
      desk = opened(decideOpen(closed, { ...opening, takeOver: true }, {}, momentAt(1_100_000 + n * 10_000, { checkDraw: 0.99 }), rules)).desk
      if (n === 10) desk = { ...desk, closed: desk.closed.map((lease) => (lease.epoch === 5 ? { ...lease, handedIn: { creditedMs: 0, reason: 'rewatched', atMs: 0 } } : lease)) }
    }
    const kept = desk.closed.map(({ epoch }) => epoch)
    expect([kept.length, kept.includes(5), kept.at(-1)]).toEqual([16, false, 23])
  })
})

describe('a report whose answer was lost (integrity 5)', () => {
  const named = { epoch: 3, turn: 5 }
  const stored = { epoch: 3, turn: 5, isClosing: false, segments: [[0, 60_000]] as const, body: { frontierMs: 60_000 } }
  const renewed = deskWith({ turn: 6, answer: stored })
  const report = { segments: [[0, 75_000]] as const, isClosing: false }

  it('gets the stored answer, also when it has grown since', () => {
    expect(recoverReport(named, report, renewed)).toEqual({ kind: 'stored', body: { frontierMs: 60_000 } })
  })

  it('a different journal under the same turn is no retry and gets nobody’s answer', () => {
    expect(recoverReport(named, { segments: [[10_000, 20_000]], isClosing: false }, renewed).kind).toBe('superseded')
  })

  it('a lower turn has no effect (case 4)', () => {
    expect(recoverReport({ epoch: 3, turn: 4 }, report, renewed).kind).toBe('superseded')
  })

  it('an older epoch has no effect (case 10)', () => {
    expect(recoverReport({ epoch: 2, turn: 5 }, report, renewed).kind).toBe('superseded')
  })

  it('a desk touched without a new turn is decided again from the document', () => {
    expect(recoverReport(named, report, deskWith({})).kind).toBe('decide-again')
  })

  it('a flush that follows a renewal already taken still gives the lease back', () => {
    expect(recoverReport(named, { ...report, isClosing: true }, renewed).kind).toBe('decide-again')
  })

  it('a lease given back cannot be renewed', () => {
    expect(recoverReport(named, report, deskWith({ live: false })).kind).toBe('superseded')
  })
})
