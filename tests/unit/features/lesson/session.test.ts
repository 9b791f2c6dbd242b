import { inherit } from '../../../../src/features/lesson/inheritance'
import { creditView } from '../../../../src/features/lesson/view'
import { answer, callsOf, dueCheck, mediaMs, newWorld, openPage, startBench } from './bench'

const minute = 60_000

describe('playing', () => {
  test('starts by itself where the server says and shows that it counts (PLY-03, SCR-04)', async () => {
    const bench = startBench({}, { frontierMs: 760_000 })
    await openPage(bench)
    await bench.pass(2_000)
    const view = creditView(bench.session.state(), bench.now())
    expect({ word: view.word, isNear: Math.abs(view.countedMs - 762_000) < 1_500 }).toEqual({ word: 'running', isNear: true })
  })

  test('reports 30 to 60 s before the lease ends, and what it reports is what was played (PLY-05)', async () => {
    const bench = startBench()
    await openPage(bench)
    await bench.pass(4 * minute)
    const [renewal] = callsOf(bench, 'renew')
    expect(renewal?.atMs).toBeGreaterThanOrEqual(180_000)
    expect(renewal?.atMs).toBeLessThanOrEqual(210_000)
    const [segment] = renewal?.input.segments ?? []
    expect({ isFromStart: (segment?.[0] ?? mediaMs) <= 1_000, isHonest: (segment?.[1] ?? mediaMs) <= (renewal?.atMs ?? 0) }).toEqual({ isFromStart: true, isHonest: true })
  })

  test('plays a whole lesson with few calls and opens the exercise at the end (EXC-01)', async () => {
    const bench = startBench()
    await openPage(bench)
    await bench.pass(mediaMs + minute)
    const { isPlayed, isFree, phase } = bench.session.state()
    expect({ isPlayed, isFree, phase: phase.kind, server: bench.server.frontierMs >= mediaMs - 3_000 }).toEqual({ isPlayed: true, isFree: true, phase: 'playable', server: true })
    expect(bench.sent.length).toBeLessThanOrEqual(12)
  })

  test('takes a jump beyond the frontier back and says why (PLY-02)', async () => {
    const bench = startBench()
    await openPage(bench)
    await bench.pass(30_000)
    await bench.drag(600_000)
    await bench.pass(1_000)
    expect(bench.session.state().remark?.kind).toBe('seek-refused')
    expect(bench.player.positionMs).toBeLessThan(33_000)
    await bench.pass(4 * minute)
    expect(bench.server.frontierMs).toBeLessThanOrEqual(bench.now())
  })

  test('a script that moves the player without a word is noticed by its next report (PLY-02)', async () => {
    const bench = startBench()
    await openPage(bench)
    await bench.pass(30_000)
    bench.player.positionMs = 900_000
    await bench.pass(1_000)
    expect(bench.player.positionMs).toBeLessThan(33_000)
  })

  test('rewinding is free and costs nothing (PLY-02)', async () => {
    const bench = startBench()
    await openPage(bench)
    await bench.pass(60_000)
    await bench.drag(10_000)
    await bench.pass(20_000)
    expect(bench.session.state().remark).toBeNull()
    expect(bench.player.positionMs).toBeGreaterThan(28_000)
    expect(bench.session.state().frontierMs).toBeGreaterThan(58_000)
  })

  test('holds normal speed until the lesson is earned (PLY-02)', async () => {
    const bench = startBench()
    await openPage(bench)
    bench.player.rate = 2
    bench.session.send({ kind: 'rate', rate: 2 })
    expect({ rate: bench.player.rate, remark: bench.session.state().remark?.kind }).toEqual({ rate: 1, remark: 'speed-refused' })
  })

  test('a speed that the player does not report is found by the clock (PLY-02)', async () => {
    const bench = startBench()
    await openPage(bench)
    await bench.pass(1_000)
    bench.player.rate = 2
    await bench.pass(10_000)
    expect(bench.player.rate).toBe(1)
  })

  test('nothing plays before the server allowed it (PLY-05)', async () => {
    const bench = startBench({}, { isReachable: false })
    bench.session.send({ kind: 'start' })
    await bench.settle()
    await bench.press()
    expect(bench.player.isPlaying).toBe(false)
  })

  test('goes back to the server’s frontier when the server counted less, and says so', async () => {
    const bench = startBench()
    await openPage(bench)
    bench.server.next = { frontierMs: 100_000, reason: 'check-missed' }
    await bench.pass(4 * minute)
    expect(bench.session.state().remark).toEqual({ kind: 'rewound', positionMs: 100_000, reason: 'check-missed' })
    expect(bench.player.positionMs).toBeLessThan(160_000)
  })
})

describe('pausing and leaving', () => {
  test('after 20 s of pause the lease goes back, and playing again opens anew', async () => {
    const bench = startBench()
    await openPage(bench)
    await bench.pass(40_000)
    await bench.press()
    await bench.pass(19_000)
    expect(callsOf(bench, 'close')).toHaveLength(0)
    await bench.pass(2_000)
    expect(callsOf(bench, 'close')).toHaveLength(1)
    await bench.press()
    await bench.pass(2_000)
    expect({ opens: callsOf(bench, 'open').length, isPlaying: bench.player.isPlaying }).toEqual({ opens: 2, isPlaying: true })
  })

  test('a call or a locked screen pauses and hands in at once (PLY-09)', async () => {
    const bench = startBench()
    await openPage(bench)
    await bench.pass(40_000)
    bench.session.send({ kind: 'hidden' })
    await bench.settle()
    expect({ closes: callsOf(bench, 'close').length, isPlaying: bench.player.isPlaying, kept: bench.stored.size }).toEqual({ closes: 1, isPlaying: false, kept: 0 })
  })

  test('a killed page has lost at most 5 s, and its successor hands the journal in (PLY-06)', async () => {
    const killed = startBench()
    await openPage(killed)
    await killed.pass(100_000)
    const orphan = killed.stored.get('p1')
    const kept = orphan?.segments.at(-1)?.[1] ?? 0
    expect(100_000 - kept).toBeLessThanOrEqual(5_500)

    const successor = startBench({ page: 'p1', orphan: orphan ?? null })
    await openPage(successor)
    expect(callsOf(successor, 'open')[0]?.input['journal']).toEqual({ token: orphan?.token, segments: orphan?.segments })
  })

  test('a page that is left reports what it has and keeps nothing once the server took it', async () => {
    const bench = startBench()
    await openPage(bench)
    await bench.pass(50_000)
    bench.session.leave()
    await bench.settle()
    expect({ closes: callsOf(bench, 'close').length, kept: bench.stored.size }).toEqual({ closes: 1, kept: 0 })
  })

  test('a page that is left without network keeps its journal on the device (PLY-06)', async () => {
    const bench = startBench()
    await openPage(bench)
    await bench.pass(50_000)
    bench.server.isReachable = false
    bench.session.leave()
    await bench.settle()
    expect(bench.stored.get('p1')?.segments.at(-1)?.[1]).toBeGreaterThan(48_000)
  })

  test('a page that opens without network and is hidden at once keeps the journal of the page killed before it (invariant 8)', async () => {
    const world = newWorld()
    const killed = startBench({}, {}, world)
    await openPage(killed)
    await killed.pass(14_500)
    world.server.isReachable = false

    const successor = startBench(inherit([...world.stored.values()], new Set(), 'p2'), {}, world)
    await openPage(successor)
    successor.session.send({ kind: 'hidden' })
    await successor.settle()
    expect(world.stored.get('p1')?.segments).toEqual([[250, 10_000]])

    world.server.isReachable = true
    const last = startBench(inherit([...world.stored.values()], new Set(), 'p3'), {}, world)
    await openPage(last)
    expect({ credited: world.server.frontierMs, waiting: world.stored.get('p1')?.segments }).toEqual({ credited: 10_000, waiting: [] })
  })
})

describe('without network', () => {
  test('plays to the end of its lease, stops, and goes on by itself; nobody watched in vain (PLY-06)', async () => {
    const bench = startBench()
    await openPage(bench)
    await bench.pass(60_000)
    bench.server.isReachable = false
    bench.session.send({ kind: 'network', isOnline: false })
    await bench.pass(179_000)
    expect({ isPlaying: bench.player.isPlaying, word: creditView(bench.session.state(), bench.now()).word }).toEqual({ isPlaying: true, word: 'offline' })
    await bench.pass(5_000)
    const stopped = creditView(bench.session.state(), bench.now())
    expect({ isPlaying: bench.player.isPlaying, word: stopped.word }).toEqual({ isPlaying: false, word: 'offline-stopped' })
    expect(stopped.storedMs).toBeGreaterThan(230_000)

    await bench.pass(10 * minute)
    bench.server.isReachable = true
    bench.session.send({ kind: 'network', isOnline: true })
    await bench.pass(5_000)
    expect({ isPlaying: bench.player.isPlaying, word: creditView(bench.session.state(), bench.now()).word }).toEqual({ isPlaying: true, word: 'running' })
    expect(bench.server.frontierMs).toBeGreaterThan(235_000)
  })

  test('a repeated report may contain more than the lost one, never something different (invariant 5)', async () => {
    const bench = startBench()
    await openPage(bench)
    bench.server.losesReplies = true
    await bench.pass(235_000)
    const reports = callsOf(bench, 'renew').map((sent) => sent.input.segments ?? [])
    expect(reports.length).toBeGreaterThan(1)
    const [first = []] = reports
    for (const later of reports) expect(later.slice(0, first.length)).toEqual(first)
    expect(new Set(callsOf(bench, 'renew').map((sent) => sent.input.token)).size).toBe(1)
  })
})

describe('random checks', () => {
  test('a check stops the player and calls for attention; one tap goes on from where it counts (CHK-02, CHK-05)', async () => {
    const bench = startBench()
    await openPage(bench)
    bench.server.next = { state: 'check-due', check: dueCheck(), frontierMs: 150_000 }
    await bench.pass(4 * minute)
    expect({ phase: bench.session.state().phase.kind, isPlaying: bench.player.isPlaying, attention: bench.player.attentionCalls }).toEqual({ phase: 'check', isPlaying: false, attention: 1 })
    bench.server.frontierMs = 150_000
    bench.session.send({ kind: 'confirm-present' })
    await bench.pass(3_000)
    const state = bench.session.state()
    expect({ phase: state.phase.kind, isPlaying: bench.player.isPlaying, check: state.check }).toEqual({ phase: 'playable', isPlaying: true, check: null })
    expect(bench.player.positionMs).toBeLessThan(155_000)
  })

  test.each([
    [{ slot: 'p.photo' }, { answer: 'present', slot: 'p.photo' }],
    [{ isWithoutPhoto: true as const }, { answer: 'present-without-photo' }],
    [{}, { answer: 'present' }],
  ])('a check that asks for a photo goes on with it or without it (CHK, photo checks): %j', async (given, sent) => {
    const bench = startBench()
    await openPage(bench)
    bench.server.next = { state: 'check-due', check: dueCheck({ kind: 'photo', expiresInMs: 180_000 }), frontierMs: 150_000 }
    await bench.pass(4 * minute)
    bench.session.send({ kind: 'confirm-present', ...given })
    await bench.pass(3_000)
    expect([callsOf(bench, 'answerCheck').map(({ input }) => input), bench.session.state().phase.kind]).toEqual([[{ code: 'c1', token: expect.any(String), ...sent }], 'playable'])
  })

  test('a check that is not answered in time waits for one tap and loses that stretch alone (CHK-03)', async () => {
    const bench = startBench()
    await openPage(bench)
    bench.server.next = { state: 'check-due', check: dueCheck() }
    await bench.pass(4 * minute + 100_000)
    expect(bench.session.state().check?.missed).toBe(true)
    bench.session.send({ kind: 'resume-after-miss' })
    await bench.pass(2_000)
    expect({ calls: callsOf(bench, 'resumeAfterMiss').length, isPlaying: bench.player.isPlaying }).toEqual({ calls: 1, isPlaying: true })
  })

  test('a computer waits for the phone with one call at a time and goes on by itself (CHK-02)', async () => {
    const bench = startBench()
    await openPage(bench)
    bench.server.next = { state: 'check-due', check: dueCheck({ via: 'qr', expiresInMs: 180_000 }) }
    bench.server.errors = { waitForCheck: 'TRY_AGAIN' }
    await bench.pass(3.5 * minute)
    const asked = callsOf(bench, 'waitForCheck').length
    expect({ phase: bench.session.state().phase.kind, hasAsked: asked > 0 && asked <= 11 }).toEqual({ phase: 'check', hasAsked: true })
    bench.server.errors = {}
    await bench.pass(5_000)
    expect({ phase: bench.session.state().phase.kind, isPlaying: bench.player.isPlaying }).toEqual({ phase: 'playable', isPlaying: true })
  })

  test('two computers that wait for the same check do not take the lesson from each other for ever (PLY-04)', async () => {
    const bench = startBench({}, { next: { state: 'check-due', check: dueCheck({ via: 'qr' }) }, errors: { waitForCheck: 'LEASE_SUPERSEDED' }, details: { device: '电脑浏览器', sinceMs: 5 } })
    await openPage(bench)
    await bench.pass(20_000)
    expect({ phase: bench.session.state().phase.kind, opens: callsOf(bench, 'open').length }).toEqual({ phase: 'stopped', opens: 1 })
  })

  test('a check that is due at opening stands before the video (CHK-03)', async () => {
    const bench = startBench({}, { next: { state: 'check-due', check: dueCheck({ missed: true }) } })
    await openPage(bench)
    expect({ phase: bench.session.state().phase.kind, isPlaying: bench.player.isPlaying }).toEqual({ phase: 'check', isPlaying: false })
  })
})

describe('one player', () => {
  test('asks before it takes over from another device (PLY-04)', async () => {
    const details = { device: '电脑浏览器', lessonTitle: '3.2 深基坑支护', sinceMs: 1 }
    const bench = startBench({}, { errors: { open: 'PLAYING_ELSEWHERE' }, details })
    await openPage(bench)
    expect(bench.session.state().phase).toEqual({ kind: 'elsewhere', elsewhere: details })
    bench.server.errors = {}
    bench.session.send({ kind: 'take-over' })
    await bench.pass(1_000)
    expect({ takeOver: callsOf(bench, 'open')[1]?.input['takeOver'], phase: bench.session.state().phase.kind }).toEqual({ takeOver: true, phase: 'playable' })
  })

  test('a page that was displaced stops and hands in what it played, once (PLY-04, invariant 4)', async () => {
    const bench = startBench()
    await openPage(bench)
    await bench.pass(minute)
    bench.server.errors = { renew: 'LEASE_SUPERSEDED' }
    bench.server.details = { device: '手机微信', sinceMs: 5 }
    await bench.pass(3 * minute)
    const late = callsOf(bench, 'reportLate')
    expect({ phase: bench.session.state().phase, isPlaying: bench.player.isPlaying, reports: late.length, kept: bench.stored.size }).toEqual({
      phase: { kind: 'stopped', stop: { kind: 'superseded', device: '手机微信', sinceMs: 5 } },
      isPlaying: false,
      reports: 1,
      kept: 0,
    })
    expect(late[0]?.input.segments?.length).toBeGreaterThan(0)
  })

  test('a page whose right ended, with nobody playing elsewhere, asks by itself and hands in what it played (fencing)', async () => {
    const bench = startBench()
    await openPage(bench)
    await bench.pass(minute)
    bench.server.errors = { renew: 'LEASE_SUPERSEDED', open: 'WITHDRAWN' }
    bench.server.details = { what: 'course' }
    await bench.pass(3 * minute)
    const { phase } = bench.session.state()
    expect({ phase: phase.kind, code: phase.kind === 'failed' && phase.failure.code, opens: callsOf(bench, 'open').length, reports: callsOf(bench, 'reportLate').length, isPlaying: bench.player.isPlaying }).toEqual({
      phase: 'failed',
      code: 'WITHDRAWN',
      opens: 2,
      reports: 1,
      isPlaying: false,
    })
  })

  test('every repeat of an opening bears one name, the next opening another: a late copy displaces nobody (PLY-04)', async () => {
    const bench = startBench()
    bench.server.isReachable = false
    bench.session.send({ kind: 'start' })
    await bench.pass(10_000)
    bench.server.isReachable = true
    await bench.pass(minute)
    bench.server.next = { state: 'reopen', leaseMs: 0 }
    await bench.pass(4 * minute)
    const names = callsOf(bench, 'open').map(({ input }) => input['opening'])
    expect({ repeats: names.length > 3, first: new Set(names.slice(0, -1)).size, all: new Set(names).size }).toEqual({ repeats: true, first: 1, all: 2 })
  })

  test('what another device hands in late is not watched again: the page goes on from there and says so (PLY-03)', async () => {
    const bench = startBench()
    await openPage(bench)
    await bench.pass(minute)
    bench.server.frontierMs = 10 * minute
    await bench.pass(3 * minute)
    expect([bench.session.state().remark, bench.player.positionMs >= 10 * minute]).toEqual([{ kind: 'advanced', positionMs: 10 * minute }, true])
  })

  test('somebody who looks back at something is not carried off by another device’s late report (PLY-02)', async () => {
    const bench = startBench({}, { frontierMs: 5 * minute })
    await openPage(bench)
    await bench.pass(2_000)
    await bench.drag(minute)
    bench.server.frontierMs = 10 * minute
    await bench.pass(4 * minute)
    expect([bench.session.state().remark, bench.player.positionMs < 6 * minute]).toEqual([null, true])
  })

  test('another tab of the same browser stops this one at once (PLY-04)', async () => {
    const bench = startBench()
    await openPage(bench)
    await bench.pass(minute)
    bench.session.send({ kind: 'other-tab-took' })
    await bench.settle()
    expect({ phase: bench.session.state().phase, isPlaying: bench.player.isPlaying, closes: callsOf(bench, 'close').length, kept: bench.stored.size }).toEqual({
      phase: { kind: 'stopped', stop: { kind: 'other-tab' } },
      isPlaying: false,
      closes: 1,
      kept: 0,
    })
  })

  test('a tab that the other overtook hands its journal in late; nothing is lost (invariant 4)', async () => {
    const bench = startBench()
    await openPage(bench)
    await bench.pass(minute)
    bench.server.errors = { close: 'LEASE_SUPERSEDED' }
    bench.session.send({ kind: 'other-tab-took' })
    await bench.settle()
    expect({ phase: bench.session.state().phase.kind, reports: callsOf(bench, 'reportLate').length, kept: bench.stored.size }).toEqual({ phase: 'stopped', reports: 1, kept: 0 })
  })

  test('an aged token is replaced by a silent opening; the video is not disturbed', async () => {
    const bench = startBench()
    await openPage(bench)
    bench.server.next = { state: 'reopen', leaseMs: 0 }
    await bench.pass(4 * minute)
    expect({ opens: callsOf(bench, 'open').length, isPlaying: bench.player.isPlaying, remark: bench.session.state().remark }).toEqual({ opens: 2, isPlaying: true, remark: null })
    expect(bench.player.positionMs).toBeGreaterThan(237_000)
  })

  test('an address that expired is renewed silently, once (PLY-07)', async () => {
    const bench = startBench()
    await openPage(bench)
    await bench.pass(30_000)
    bench.player.isPlaying = false
    bench.session.send({ kind: 'media-failed' })
    await bench.settle()
    bench.session.send({ kind: 'player-ready' })
    await bench.pass(3_000)
    expect({ opens: callsOf(bench, 'open').length, isPlaying: bench.player.isPlaying, isNear: bench.player.positionMs > 30_000 }).toEqual({ opens: 2, isPlaying: true, isNear: true })
  })
})

test('an answer of the server is believed against everything the page thought (rule 10)', async () => {
  const bench = startBench()
  await openPage(bench)
  bench.server.next = answer({ state: 'free', frontierMs: mediaMs, played: true, token: 't9' })
  await bench.pass(4 * minute)
  expect(creditView(bench.session.state(), bench.now()).word).toBe('played')
})
