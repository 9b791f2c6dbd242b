// What an opening grants, whole values, and who counts as the page that holds the lease (PLY-03, PLY-04).
import { currentFrontier, decideOpen, decideReport, emptyDesk, leaseLength, openingsKept, recoverReport, type Desk, type Opened, type OpenDecision, type Opening, type Stretch } from '../../../src/domain/playback'
import { firstCheckState, raiseCheck } from '../../../src/domain/checks'
import { hourMs } from '../../../src/domain/units'
import { computer, deskWith, leaseWith, lessonFacts, momentAt, phone, rules } from './case'

const calm = { checkDraw: 0.99 }
const opening: Opening = { holder: phone, lesson: lessonFacts, takeOver: false, isEarned: false, journal: null }
const anotherPage = { ...phone, page: 'another-page' }
const stretch: Stretch = { n: 7, epoch: 3, turn: 5, period: 'period-1', lesson: 'lesson-1', fromAt: 0, toAt: 1_000_000, creditedMs: 20_000, frontierMs: 50_000, reason: 'credited' }
const running = deskWith({ carryMs: 7_000, frontierMs: 50_000, positionMs: 49_000, meterMs: 10_000, stretches: [stretch], answer: { epoch: 3, turn: 4, isClosing: false, segments: [], body: {} } })
const due = raiseCheck({ checkNo: 1, via: 'in-place', lesson: 'lesson-1', device: phone.device }, { code: 'old', sixDigits: '000000' }, 1_050_000, rules)

function opened(decision: OpenDecision): Opened {
  if (decision.kind !== 'opened') throw new Error(`the opening was ${decision.kind}`)
  return decision
}

describe('a grant', () => {
  it('begins a lease of its own: nothing of the one before is left in it', () => {
    const { desk, ...rest } = opened(decideOpen(running, { ...opening, takeOver: true, holder: computer, opening: 'second' }, {}, momentAt(1_100_000, { ...calm, leaseUnit: 0 }), rules))
    expect(rest).toMatchObject({ state: 'playing', isChanged: true, leaseMs: 300_000, stretches: [], isJournalTaken: false, journalCreditedMs: 0, journalReason: null, frontierMs: 50_000, isPlayed: false })
    expect(desk).toEqual({ ...running, holder: computer, epoch: 4, turn: 0, openedAt: 1_100_000, at: 1_100_000, until: 1_400_000, carryMs: 0, positionMs: 50_000, meterMs: 110_000, answer: null, closed: [expect.objectContaining({ epoch: 3, budgetMs: 107_000 })], stretches: [], openings: ['second'] })
  })

  it('to somebody who never played begins at zero', () => {
    expect(opened(decideOpen(null, opening, {}, momentAt(1_000_000, { leaseUnit: 0 }), rules)).desk).toEqual({ ...emptyDesk, ...lessonFacts, live: true, holder: phone, epoch: 1, openedAt: 1_000_000, at: 1_000_000, until: 1_300_000, openings: [] })
  })

  it('is never longer than its token is good for', () => {
    expect(opened(decideOpen(null, opening, {}, momentAt(1_000_000, { leaseUnit: 0 }), { ...rules, tokenLifeMs: 100_000 })).leaseMs).toBe(100_000)
  })

  it('moves the lesson left behind into its progress, with where the page stood', () => {
    const { settled } = opened(decideOpen(running, { ...opening, lesson: { ...lessonFacts, lesson: 'lesson-2' } }, {}, momentAt(1_100_000, calm), rules))
    expect(settled).toMatchObject([{ lesson: 'lesson-1', frontierMs: 50_000, positionMs: 49_000, stretches: [stretch] }])
  })

  it('adds an orphan’s stretch to what the desk already knew of its lesson', () => {
    const journal = { epoch: 3, segments: [[50_000, 90_000]] as const }
    const { settled, stretches, frontierMs, journalReason } = opened(decideOpen(running, { ...opening, journal }, {}, momentAt(1_100_000, calm), rules))
    expect([settled, stretches, frontierMs, journalReason]).toMatchObject([[{ frontierMs: 90_000, positionMs: 49_000, stretches: [stretch, { n: 1 }] }], [{ n: 1, creditedMs: 40_000 }], 90_000, 'credited'])
  })

  it('takes the journal of a lesson that was left before, beside the one left now', () => {
    const closed = { epoch: 2, turn: 0, lesson: 'lesson-2', period: 'period-1', courseId: 'common', courseVersion: 1, mediaMs: 400_000, at: 0, closedAt: 900_000, budgetMs: 60_000, handedIn: null }
    const journal = { epoch: 2, segments: [[0, 60_000]] as const }
    const { settled, desk } = opened(decideOpen({ ...running, closed: [closed] }, { ...opening, lesson: { ...lessonFacts, lesson: 'lesson-3' }, journal }, {}, momentAt(1_100_000, calm), rules))
    expect(settled).toMatchObject([{ lesson: 'lesson-1', frontierMs: 50_000 }, { lesson: 'lesson-2', frontierMs: 60_000, positionMs: null }])
    // a displaced page's journal is no orphan
    expect([desk.frontierMs, desk.checkState]).toEqual([0, firstCheckState])
  })
})

it('a journal handed in before is told its credit again and settles nothing twice', () => {
  const closed = { epoch: 2, turn: 0, lesson: 'lesson-2', period: 'period-1', courseId: 'common', courseVersion: 1, mediaMs: 400_000, at: 0, closedAt: 900_000, budgetMs: 60_000, handedIn: { creditedMs: 40_000, reason: 'credited', atMs: 1 } as const }
  const decision = opened(decideOpen({ ...running, closed: [closed] }, { ...opening, lesson: { ...lessonFacts, lesson: 'lesson-3' }, journal: { epoch: 2, segments: [[0, 60_000]] } }, {}, momentAt(1_100_000, calm), rules))
  expect([decision.settled.map(({ lesson }) => lesson), decision.stretches, decision.journalCreditedMs, decision.isJournalTaken]).toEqual([['lesson-1'], [], 40_000, true])
})

describe('while a check is due', () => {
  const frozen = deskWith({ check: due, at: 1_050_000, until: 1_050_000, frontierMs: 50_000 })

  it('a journal waits, and the check comes to the page that opens', () => {
    const journal = { epoch: 3, segments: [[50_000, 90_000]] as const }
    const { state, isJournalTaken, frontierMs, leaseMs, desk } = opened(decideOpen(frozen, { ...opening, takeOver: true, holder: computer, journal }, {}, momentAt(1_100_000, calm), rules))
    expect([state, isJournalTaken, frontierMs, leaseMs, desk.check?.via, desk.check?.code]).toEqual(['check-due', false, 50_000, 0, 'qr', 'code-1100000'])
  })

  it('free viewing shows it too: the desk is written', () => {
    const { state, isChanged, desk } = opened(decideOpen({ ...frozen, live: false }, { ...opening, isEarned: true }, {}, momentAt(1_100_000, calm), rules))
    expect([state, isChanged, desk.check?.code, desk.live]).toEqual(['free', true, 'code-1100000', false])
  })

  it('the very request that was granted gets its own code and no time', () => {
    const granted = { ...frozen, openings: ['mine'] }
    const again = opened(decideOpen(granted, { ...opening, opening: 'mine' }, {}, momentAt(1_049_000, calm), rules))
    const another = opened(decideOpen(granted, { ...opening, opening: 'other' }, {}, momentAt(1_049_000, calm), rules))
    const withJournal = opened(decideOpen(granted, { ...opening, opening: 'mine', journal: { epoch: 2, segments: [] } }, {}, momentAt(1_049_000, calm), rules))
    expect([withJournal.isJournalTaken, withJournal.desk.check?.code]).toEqual([false, 'old'])
    expect([again.desk.check?.code, again.state, again.leaseMs, again.isChanged, another.desk.check?.code, another.desk.epoch]).toEqual(['old', 'check-due', 0, false, 'code-1049000', 4])
  })
})

describe('free viewing (PLY-02, case 14)', () => {
  it('of a lesson played whole ends the lease before it', () => {
    const { state, isChanged, desk, settled, isPlayed } = opened(decideOpen(running, { ...opening, takeOver: true, lesson: { ...lessonFacts, lesson: 'lesson-2', mediaMs: 400_000 } }, { 'period-1_lesson-2': 397_000 }, momentAt(1_100_000, calm), rules))
    expect([state, isChanged, desk.live, desk.meterMs, settled.length, isPlayed]).toEqual(['free', true, false, 110_000, 1, true])
  })

  it('takes a journal that was still to come', () => {
    const closed = { epoch: 3, turn: 5, lesson: 'lesson-1', period: 'period-1', courseId: 'common', courseVersion: 1, mediaMs: 1_800_000, at: 0, closedAt: 900_000, budgetMs: 60_000, handedIn: null }
    const journal = { epoch: 3, segments: [[0, 60_000]] as const }
    const { isChanged, journalCreditedMs } = opened(decideOpen({ ...running, live: false, closed: [closed] }, { ...opening, isEarned: true, journal }, {}, momentAt(1_100_000, calm), rules))
    expect([isChanged, journalCreditedMs]).toEqual([true, 60_000])
  })
})

describe('who holds the lease', () => {
  it.each([
    ['another page of the same session', { ...computer, page: 'another-page' }],
    ['the same name from WeChat', { ...computer, via: 'wechat' as const }],
    ['the same name in another session', { ...computer, sessionId: 'session-2' }],
  ])('%s is another player and is asked first', (_who, holder) => {
    expect(decideOpen({ ...running, holder: computer }, { ...opening, holder }, {}, momentAt(1_100_000, calm), rules).kind).toBe('elsewhere')
  })

  it('nobody does once it has run out or was given back', () => {
    const kinds = [running, { ...running, live: false }].map((desk) => decideOpen(desk, { ...opening, holder: anotherPage }, {}, momentAt(desk.live ? 1_240_000 : 1_100_000, calm), rules).kind)
    expect(kinds).toEqual(['opened', 'opened'])
  })

  it.each<[string, Partial<Desk>, Partial<Opening>, number, number]>([
    ['opens the same lesson again', {}, {}, 1_100_000, 3],
    ['opens another lesson', {}, { lesson: { ...lessonFacts, lesson: 'lesson-2' } }, 1_100_000, 4],
    ['opens the same lesson of another period', {}, { lesson: { ...lessonFacts, period: 'period-2' } }, 1_100_000, 4],
    ['names its own lease, which it gives up with that', {}, { journal: { epoch: 3, segments: [] } }, 1_100_000, 4],
    ['names an older lease', {}, { journal: { epoch: 2, segments: [] } }, 1_100_000, 3],
    ['comes when its time is over', {}, {}, 1_240_000, 4],
    ['holds a token near its end', { openedAt: 1_100_000 - hourMs + 29_999 }, {}, 1_100_000, 4],
    ['holds a token that is good for one more lease', { openedAt: 1_100_000 - hourMs + 30_000 }, {}, 1_100_000, 3],
    ['had given its lease back', { live: false }, {}, 1_100_000, 4],
  ])('the page that %s', (_what, desk, given, now, epoch) => {
    const decision = opened(decideOpen({ ...running, ...desk }, { ...opening, ...given }, {}, momentAt(now, calm), rules))
    expect(decision.desk.epoch).toBe(epoch)
  })

  it('a repeated opening may hand in an older lease’s journal', () => {
    const closed = { epoch: 2, turn: 0, lesson: 'lesson-1', period: 'period-1', courseId: 'common', courseVersion: 1, mediaMs: 1_800_000, at: 0, closedAt: 900_000, budgetMs: 60_000, handedIn: null }
    const journal = { epoch: 2, segments: [[50_000, 90_000]] as const }
    const again = opened(decideOpen({ ...running, closed: [closed] }, { ...opening, journal }, {}, momentAt(1_100_000, calm), rules))
    expect(again).toMatchObject({ state: 'playing', isChanged: true, isJournalTaken: true, journalCreditedMs: 40_000, journalReason: 'credited', frontierMs: 90_000, leaseMs: 140_000, settled: [], stretches: [{ creditedMs: 40_000 }] })
    const nothing = opened(decideOpen(running, opening, {}, momentAt(1_100_000, calm), rules))
    expect(nothing).toMatchObject({ isChanged: false, isJournalTaken: false, journalCreditedMs: 0, journalReason: null, settled: [], stretches: [] })
  })
})

describe('the second copy of an opening (PLY-04)', () => {
  const granted = { ...running, openings: ['first', 'second'] }
  const copy = (desk: Desk, given: Partial<Opening>) => decideOpen(desk, { ...opening, takeOver: true, ...given }, {}, momentAt(1_100_000, calm), rules).kind

  it('displaces nobody who came after it, and opens nothing that was given back', () => {
    expect([copy(granted, { holder: computer, opening: 'first' }), copy({ ...granted, live: false }, { opening: 'second' }), copy({ ...granted, live: false, holder: null }, { opening: 'second' })]).toEqual(['superseded', 'superseded', 'superseded'])
  })

  it('is heard while its page still holds the lease; another request of any page is heard always', () => {
    expect([copy(granted, { opening: 'second' }), copy(granted, { holder: computer, opening: 'third' }), copy(granted, { holder: computer }), copy(running, { holder: computer, opening: 'first' })]).toEqual(['opened', 'opened', 'opened', 'opened'])
  })

  it('is known among the last sixteen, also of a page that gives its requests no name', () => {
    const names = Array.from({ length: openingsKept }, (_, n) => `o${n}`)
    const openingsAfter = (name: string | undefined) => opened(decideOpen({ ...running, openings: names }, { ...opening, takeOver: true, holder: computer, ...(name === undefined ? {} : { opening: name }) }, {}, momentAt(1_100_000, calm), rules)).desk.openings
    expect([openingsKept, openingsAfter('new'), openingsAfter(undefined)]).toEqual([16, [...names.slice(1), 'new'], names])
  })
})

describe('orphans (integrity, random checks)', () => {
  const journal = { epoch: 3, segments: [[50_000, 90_000]] as const }
  const reopened = (orphansAtMs: readonly number[], given: Partial<Desk> = {}, segments: readonly (readonly [number, number])[] = journal.segments) =>
    opened(decideOpen({ ...running, checkState: { ...firstCheckState, missed: 2, orphansAtMs }, ...given }, { ...opening, journal: { epoch: 3, segments } }, {}, momentAt(5_000_000, calm), rules)).desk

  it('count within the hour, and nothing else of the checks is forgotten', () => {
    expect(reopened([5_000_000 - hourMs, 5_000_001 - hourMs]).checkState).toEqual({ ...firstCheckState, missed: 2, orphansAtMs: [5_000_001 - hourMs, 5_000_000] })
  })

  it('the third asks for a check, the second does not', () => {
    expect([reopened([4_000_000]).check, reopened([4_000_000, 4_500_000]).check?.checkNo]).toEqual([null, 1])
  })

  it('a check that the meter brings anyway stays that check', () => {
    expect(reopened([4_000_000, 4_500_000], { meterMs: 9_000_000 }).check).toMatchObject({ checkNo: 1, dueAt: 5_000_000 })
  })

  it('a journal without anything new is no orphan; one millisecond is', () => {
    expect([reopened([], {}, [[0, 50_000]]).checkState.orphansAtMs, reopened([], {}, [[50_000, 50_001]]).checkState.orphansAtMs]).toEqual([[], [5_000_000]])
  })
})

describe('one lesson seen from desk and progress (integrity, document shapes)', () => {
  const stored = { frontierMs: 10_000, positionMs: 5_000 }

  it.each<[string, Desk | null, typeof stored | null, string, string, typeof stored]>([
    ['the desk that plays it knows better', running, stored, 'period-1', 'lesson-1', { frontierMs: 50_000, positionMs: 49_000 }],
    ['a desk that plays another lesson knows nothing of it', running, stored, 'period-1', 'lesson-2', stored],
    ['nor one that plays another period’s', running, stored, 'period-2', 'lesson-1', stored],
    ['nor one on which nothing plays', { ...running, live: false }, stored, 'period-1', 'lesson-1', stored],
    ['nobody has played', null, null, 'period-1', 'lesson-1', { frontierMs: 0, positionMs: 0 }],
  ])('%s', (_what, desk, known, period, lesson, expected) => {
    expect(currentFrontier(desk, known, period, lesson)).toEqual(expected)
  })
})

describe('a report on the edge', () => {
  const report = (segments: readonly (readonly [number, number])[], now: number, given = {}) => decideReport(leaseWith(given), { segments, isClosing: false }, momentAt(now, calm), rules)

  it('with neither time nor media is no link of the chain; with either it is', () => {
    const links = [report([], 1_000_000), report([[5, 5]], 1_000_000), report([], 1_000_001)].map(({ stretch: link, lease }) => [link === null, lease.links])
    expect(links).toEqual([[true, 0], [false, 1], [false, 1]])
  })

  it('carries its frontier and its end into the lease', () => {
    expect(report([[0, 60_000]], 1_100_000).lease).toMatchObject({ frontierMs: 60_000, turn: 6, at: 1_100_000, carryMs: 40_000 })
    expect(report([], 1_239_000).lease.until).toBeGreaterThan(1_240_000)
  })

  it('near the end of its token adds nothing, and the page opens the lesson again', () => {
    const openedAt = 1_200_000 - hourMs + 29_999
    const untils = [1_205_000, 1_240_000].map((until) => report([], 1_200_000, { openedAt, until })).map(({ state, lease }) => [state, lease.until])
    expect(untils).toEqual([['reopen', 1_205_000], ['reopen', 1_229_999]])
  })

  it('says that one millisecond was credited, and that an empty segment skipped nothing', () => {
    expect([report([[0, 1]], 1_100_000).credit.reason, report([[0, 10], [90_000, 90_000]], 1_100_000).credit]).toEqual(['credited', { creditedMs: 10, frontierMs: 10, reason: 'credited' }])
  })

  it('grants whole milliseconds', () => {
    expect([0.123, 0.456, 0.789].map((unit) => leaseLength(unit, rules)).filter((length) => !Number.isInteger(length))).toEqual([])
  })
})

describe('a report whose answer was lost, on the edge (integrity 5)', () => {
  const named = { epoch: 3, turn: 5 }
  const answer = { epoch: 3, turn: 5, isClosing: false, segments: [[0, 5]] as const, body: { a: 1 } }
  const kind = (desk: Desk | null, isClosing = false) => recoverReport(named, { segments: [[0, 5]], isClosing }, desk).kind

  it('meets no desk, another epoch, or an answer of another epoch', () => {
    expect([kind(null), kind(deskWith({ epoch: 4, turn: 5 })), kind(deskWith({ turn: 6, answer: { ...answer, epoch: 2 } }))]).toEqual(['superseded', 'superseded', 'superseded'])
  })

  it('a flush that was taken, or that comes after the lease was given back, gets the stored answer', () => {
    expect([kind(deskWith({ turn: 6, live: false, answer: { ...answer, isClosing: true } }), true), kind(deskWith({ turn: 6, answer: { ...answer, isClosing: true } }), true), kind(deskWith({ turn: 6, live: false, answer }), true), kind(deskWith({ turn: 6, answer }), true)]).toEqual(['stored', 'stored', 'stored', 'decide-again'])
  })
})
