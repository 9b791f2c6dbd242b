// How a lease ends, whole values: what its page can still earn, what its lesson keeps, what a check's answer does.
import { closeLive, confirmOnDesk, creditClosed, decideLateReport, emptyDesk, fenceDesk, isHolderOf, leaseOf, raiseNow, viaOf, withDueCheck, type ClosedLease, type Desk, type Stretch } from '../../../src/domain/playback'
import { firstCheckState, raiseCheck } from '../../../src/domain/checks'
import { computer, deskWith, lessonFacts, momentAt, phone, rules } from './case'

const stretch: Stretch = { n: 7, epoch: 3, turn: 5, period: 'period-1', lesson: 'lesson-1', fromAt: 0, toAt: 1_000_000, creditedMs: 20_000, frontierMs: 50_000, reason: 'credited' }
const running = deskWith({ carryMs: 7_000, frontierMs: 50_000, positionMs: 49_000, meterMs: 10_000, links: 7, stretches: [stretch], answer: { epoch: 3, turn: 4, isClosing: false, segments: [], body: {} } })
const { lesson, period, courseId, courseVersion, mediaMs } = lessonFacts
const ended: ClosedLease = { epoch: 3, turn: 5, lesson, period, courseId, courseVersion, mediaMs, at: 1_000_000, closedAt: 1_100_000, budgetMs: 107_000, handedIn: null }
const settled = { lesson, period, courseId, courseVersion, mediaMs, frontierMs: 50_000, positionMs: 49_000, epoch: 3, turn: 5, stretches: [stretch] }
const closed: Desk = { ...running, live: false, holder: null, at: 1_100_000, until: 1_100_000, carryMs: 0, meterMs: 110_000, answer: null, closed: [ended], stretches: [] }

describe('a lease that ends without its page (integrity, opening)', () => {
  it('feeds the meter, keeps what its page may still hand in, and gives the frontier back to the lesson', () => {
    expect(closeLive(running, 1_100_000, rules)).toEqual({ desk: closed, settled })
  })

  it('is worth nothing later when no time and no budget is left', () => {
    expect(closeLive(deskWith({}), 1_000_000, rules).desk.closed).toEqual([])
    expect(closeLive(deskWith({}), 1_000_001, rules).desk.closed).toMatchObject([{ budgetMs: 1 }])
  })

  it('ends at the time that it was accounted for, whatever a slower clock says', () => {
    expect(closeLive(running, 900_000, rules).desk).toMatchObject({ at: 1_000_000, until: 1_000_000, meterMs: 10_000, closed: [{ closedAt: 1_000_000, budgetMs: 7_000 }] })
  })

  it('a desk on which nothing plays stays as it is', () => {
    const idle = { ...closed, closed: [] }
    expect(closeLive(idle, 2_000_000, rules)).toEqual({ desk: idle, settled: null })
  })

  it('a right that ends raises the epoch, so that no token of it goes on (integrity, fencing)', () => {
    expect(fenceDesk({ ...running, checkNo: 1 }, momentAt(1_100_000, { checkDraw: 0.99 }), rules)).toEqual({ desk: { ...closed, epoch: 4, turn: 0, answer: null }, settled })
    expect(fenceDesk(null, momentAt(1_100_000), rules)).toEqual({ desk: { ...emptyDesk, epoch: 1 }, settled: null })
  })
})

describe('what is kept of closed leases', () => {
  const young = (epoch: number, given: Partial<ClosedLease> = {}): ClosedLease => ({ ...ended, epoch, ...given })
  const kept = (leases: readonly ClosedLease[], now = 1_100_000): number[] => closeLive(deskWith({ epoch: 99, closed: leases }), now, rules).desk.closed.map(({ epoch }) => epoch)
  const handedIn = { creditedMs: 0, reason: 'rewatched', atMs: 0 } as const
  const sixteen = Array.from({ length: 16 }, (_, n) => n + 1)

  it('are sixteen: of those not handed in the oldest leaves', () => {
    expect(kept([2, 1, ...sixteen.slice(2)].map((epoch) => young(epoch)))).toEqual([2, ...sixteen.slice(2), 99])
    expect(kept(sixteen.slice(1).map((epoch) => young(epoch)))).toEqual([...sixteen.slice(1), 99])
  })

  it('those handed in leave before those that may still come, however new they are', () => {
    expect(kept(sixteen.map((epoch) => young(epoch, epoch >= 15 ? { handedIn } : {})))).toEqual([...sixteen.filter((epoch) => epoch !== 15), 99])
  })

  it('stay thirty days to the millisecond', () => {
    const now = 1_100_000
    const old = (ageMs: number) => kept([young(5, { closedAt: now - ageMs })], now)
    expect([old(rules.closedLeaseLifeMs), old(rules.closedLeaseLifeMs + 1)]).toEqual([[5, 99], [99]])
  })
})

describe('the late report of a closed lease (integrity 4, 8)', () => {
  const frontierOf = () => 50_000

  it('is one link of the chain, from the last account to the end of the lease (PLY-08)', () => {
    const other = { ...ended, epoch: 2 }
    const late = creditClosed({ ...closed, closed: [other, ended] }, 3, [[50_000, 90_000]], frontierOf, momentAt(1_200_000), rules)
    const credit = { creditedMs: 40_000, frontierMs: 90_000, reason: 'credited' }
    expect(late).toEqual({
      desk: { ...closed, links: 8, closed: [other, { ...ended, handedIn: { creditedMs: 40_000, reason: 'credited', atMs: 1_200_000 } }] },
      credit,
      closed: ended,
      stretch: { n: 8, epoch: 3, turn: 5, period, lesson, fromAt: 1_000_000, toAt: 1_100_000, ...credit },
    })
  })

  it('is taken until the thirtieth day is over', () => {
    const at = (now: number) => creditClosed(closed, 3, [[50_000, 90_000]], frontierOf, momentAt(now), rules).credit
    expect([at(1_100_000 + rules.closedLeaseLifeMs).creditedMs, at(1_100_001 + rules.closedLeaseLifeMs)]).toEqual([40_000, { creditedMs: 0, frontierMs: 0, reason: 'lease-forgotten' }])
  })

  it('of a lesson that nobody plays settles that lesson, under the lease’s own facts', () => {
    const other = { ...running, epoch: 4, lesson: 'lesson-2' }
    const given = { ...other, closed: [ended] }
    const late = decideLateReport(given, { epoch: 3, segments: [[50_000, 90_000]] }, { 'period-1_lesson-1': 50_000, 'period-1_lesson-2': 1 }, momentAt(1_150_000, { checkDraw: 0.99 }), rules)
    expect(late).toMatchObject({ kind: 'reported', isChanged: true, isPlayed: false, desk: { frontierMs: 50_000, stretches: [stretch] }, settled: [{ lesson: 'lesson-1', period, courseId, mediaMs, epoch: 3, turn: 5, frontierMs: 90_000, positionMs: null, stretches: [{ n: 8 }] }] })
  })

  it.each([
    ['another lesson', { lesson: 'lesson-2' }],
    ['the same lesson of another period', { period: 'period-2' }],
    ['nothing', { live: false }],
  ])('while the desk plays %s, begins from the stored frontier and leaves the desk’s alone', (_what, desk) => {
    const given = { ...running, epoch: 4, ...desk, closed: [ended] }
    const late = decideLateReport(given, { epoch: 3, segments: [[30_000, 90_000]] }, { 'period-1_lesson-1': 30_000 }, momentAt(1_150_000, { checkDraw: 0.99 }), rules)
    expect(late).toMatchObject({ credit: { creditedMs: 60_000, frontierMs: 90_000 }, desk: { frontierMs: 50_000 }, settled: [{ lesson: 'lesson-1', period: 'period-1', frontierMs: 90_000 }] })
  })

  it('of the lesson that plays moves the desk’s own frontier', () => {
    const given = { ...running, epoch: 4, closed: [ended] }
    const late = decideLateReport(given, { epoch: 3, segments: [[50_000, 90_000]] }, { 'period-1_lesson-1': 1 }, momentAt(1_150_000, { checkDraw: 0.99 }), rules)
    expect(late).toMatchObject({ isChanged: true, settled: [], desk: { frontierMs: 90_000, stretches: [stretch, { n: 8, creditedMs: 40_000 }] } })
  })

  it('of a lesson never stored begins at zero, and says when the lesson is played whole', () => {
    const given = { ...closed, closed: [{ ...ended, mediaMs: 100_000 }] }
    const late = (to: number) => decideLateReport(given, { epoch: 3, segments: [[0, to]] }, {}, momentAt(1_150_000, { checkDraw: 0.99 }), rules)
    expect([late(96_999), late(97_000)]).toMatchObject([{ credit: { creditedMs: 96_999 }, isPlayed: false }, { credit: { creditedMs: 97_000 }, isPlayed: true }])
  })

  it('of the page’s own running lease ends it and keeps where it stood', () => {
    const late = decideLateReport(running, { epoch: 3, segments: [[50_000, 90_000]] }, { 'period-1_lesson-1': 1 }, momentAt(1_100_000, { checkDraw: 0.99 }), rules)
    expect(late).toMatchObject({ isChanged: true, credit: { creditedMs: 40_000, frontierMs: 90_000 }, desk: { live: false, meterMs: 110_000 }, settled: [{ frontierMs: 90_000, positionMs: 49_000, stretches: [stretch, { n: 8 }] }] })
  })

  it('that ends a lease without any time left settles its lesson all the same', () => {
    const late = decideLateReport(deskWith({ frontierMs: 50_000 }), { epoch: 3, segments: [[50_000, 90_000]] }, {}, momentAt(1_000_000, { checkDraw: 0.99 }), rules)
    expect(late).toMatchObject({ isChanged: true, isPlayed: false, credit: { creditedMs: 0, reason: 'lease-forgotten' }, desk: { live: false }, settled: [{ frontierMs: 50_000 }] })
  })

  it('of a lesson played whole before says so again', () => {
    const given = { ...closed, closed: [{ ...ended, mediaMs: 50_000, handedIn: { creditedMs: 5, reason: 'credited', atMs: 1 } as const }] }
    expect(decideLateReport(given, { epoch: 3, segments: [] }, { 'period-1_lesson-1': 50_000 }, momentAt(1_150_000, { checkDraw: 0.99 }), rules)).toMatchObject({ isChanged: false, isPlayed: true, settled: [], stretches: [] })
    expect(decideLateReport(given, { epoch: 3, segments: [] }, { 'period-1_lesson-1': 40_000 }, momentAt(1_150_000, { checkDraw: 0.99 }), rules)).toMatchObject({ isPlayed: false })
  })
})

describe('a confirmed check (CHK-03)', () => {
  const check = raiseCheck({ checkNo: 1, via: 'in-place', lesson, device: phone.device }, { code: 'c', sixDigits: '1' }, 1_050_000, rules)
  const due = deskWith({ check, meterMs: 400_000, at: 1_050_000, until: 1_050_000, frontierMs: 30_000, links: 7, stretches: [stretch] })
  const frozen: Stretch = { n: 8, epoch: 3, turn: 5, period, lesson, fromAt: 1_050_000, toAt: 1_090_000, creditedMs: 0, frontierMs: 30_000, reason: 'check-due' }
  const confirmed = { ...due, check: null, checkNo: 2, checkState: { ...firstCheckState, meterAtLastMs: 400_000 }, at: 1_090_000, until: 1_090_000 }

  it('lets playing go on from now and tells the frozen time as a stretch of its own', () => {
    expect(confirmOnDesk(due, 1_090_000)).toEqual({ desk: { ...confirmed, links: 8, stretches: [stretch, frozen] }, stretches: [frozen] })
  })

  it('says so when it had been missed', () => {
    expect(confirmOnDesk({ ...due, check: { ...check, missed: true } }, 1_090_000).stretches).toEqual([{ ...frozen, reason: 'check-missed' }])
  })

  it('on a desk where nothing plays froze nobody’s stretch', () => {
    expect(confirmOnDesk({ ...due, live: false }, 1_090_000)).toEqual({ desk: { ...confirmed, live: false }, stretches: [] })
  })

  it('never turns the clock back', () => {
    expect(confirmOnDesk(due, 1_000_000).desk).toMatchObject({ at: 1_050_000, until: 1_050_000 })
  })

  it('is none where none is due', () => {
    expect(() => confirmOnDesk({ ...due, check: null }, 1_090_000)).toThrow('no check is due')
  })

  it('renews the lease of its holder’s latest token alone', () => {
    const token = { epoch: 3, turn: 5 }
    expect([isHolderOf(due, token), isHolderOf({ ...due, live: false }, token), isHolderOf(due, { epoch: 2, turn: 5 }), isHolderOf(due, { epoch: 3, turn: 4 })]).toEqual([true, false, false, false])
  })
})

describe('a desk', () => {
  it('of somebody who never played is empty and waits for the first check', () => {
    const counters = { courseVersion: 0, mediaMs: 0, epoch: 0, turn: 0, openedAt: 0, at: 0, until: 0, carryMs: 0, frontierMs: 0, positionMs: 0, meterMs: 0, checkNo: 1, links: 0 }
    expect(emptyDesk).toMatchObject({ ...counters, live: false, holder: null, lesson: null, period: null, courseId: null, ruleSet: '', head: '', check: null, answer: null, closed: [], stretches: [] })
  })

  it('on which nothing plays has no lease', () => {
    expect([leaseOf(emptyDesk), leaseOf({ ...running, live: false }), leaseOf({ ...running, holder: null }), leaseOf(running)?.epoch]).toEqual([null, null, null, 3])
  })

  it('shows a check in place on the phone and by code on a computer', () => {
    expect([viaOf(phone), viaOf(computer), viaOf(null)]).toEqual(['in-place', 'qr', 'in-place'])
    expect(raiseNow(emptyDesk, momentAt(5), rules)).toMatchObject({ checkNo: 1, via: 'in-place', lesson: '', device: '' })
    expect(raiseNow(running, momentAt(5), rules)).toMatchObject({ lesson: 'lesson-1', device: phone.device })
  })

  it('raises no second check while one is due', () => {
    const due = withDueCheck({ ...running, meterMs: 900_000 }, momentAt(5), rules)
    expect(withDueCheck(due, momentAt(6), rules)).toBe(due)
  })
})
