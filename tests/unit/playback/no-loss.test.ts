// Invariant 8: with the device's storage intact at most five seconds of honest watching are lost per kill, whatever
// request or answer is lost, doubled or late, however long it took; with storage gone at most one lease.
import fc from 'fast-check'
import { computer, phone, rules } from './case'
import { HonestPage, tickMs, type Exchange } from './honest-page'
import { failFast, propertyOptions, sayHowMany, shareOf } from './runs'
import { World, type Observer, type Written } from './world'

const journalMs = 5_000 + tickMs
/** What the page plays while the few prompt exchanges are under way that send it back to the frontier. */
const fewRoundTripsMs = 8 * tickMs

const delay = fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 20, max: 800 }) }, { weight: 2, arbitrary: fc.integer({ min: 800, max: 9_000 }) })
const rarely = fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) })
const exchange = fc.record({
  toServerMs: delay,
  toPageMs: delay,
  isRequestLost: rarely,
  isAnswerLost: rarely,
  clockMs: fc.constant<number>(0),
  copyAfterMs: fc.option(fc.integer({ min: 1, max: 400_000 }), { freq: 4 }),
})
const good: Exchange = { toServerMs: 50, toPageMs: 50, isRequestLost: false, isAnswerLost: false, clockMs: 0, copyAfterMs: null }
const unit = fc.double({ min: 0, max: 0.99, noNaN: true })

const schedule = fc.record({
  // half of the schedules know one clock; in the others instances differ by less than a bridge, as synchronised clocks do
  clocks: fc.oneof(fc.constant([0]), fc.array(fc.integer({ min: -700, max: 700 }), { minLength: 2, maxLength: 4 })),
  exchanges: fc.array(exchange, { minLength: 3, maxLength: 25 }),
  units: fc.array(unit, { minLength: 1, maxLength: 6 }),
  // 0.999: no check within the schedule
  draws: fc.oneof(fc.constant([0.999]), fc.array(unit, { minLength: 1, maxLength: 3 })),
  killsAt: fc.array(fc.integer({ min: 10, max: 1_100 }), { maxLength: 2 }),
  minutes: fc.integer({ min: 5, max: 20 }),
  renewEarlyMs: fc.integer({ min: 30_000, max: 60_000 }),
})
type Given = typeof schedule extends fc.Arbitrary<infer S> ? S : never

const calm: Given = { clocks: [0], exchanges: [good], units: [0.5], draws: [0.999], killsAt: [], minutes: 25, renewEarlyMs: 30_000 }

/** A network and a server; `settle` makes the network good at last. */
function surroundings({ exchanges, units, draws, clocks }: Given, observer?: Observer) {
  let used = 0
  let drawn = 0
  let isGood = false
  const world = new World(
    (checkNo) => draws[checkNo % draws.length] ?? 0,
    () => units[(drawn += 1) % units.length] ?? 0,
    observer,
  )
  return {
    world,
    next(): Exchange {
      used += 1
      const exchange = isGood ? good : (exchanges[used % exchanges.length] ?? good)
      return { ...exchange, clockMs: clocks[used % clocks.length] ?? 0 }
    },
    settle(pages: readonly HonestPage[]): void {
      isGood = true
      for (let n = 0; n < 240 && !pages.every((page) => page.isSettled); n += 1) for (const page of pages) page.tick()
    },
  }
}

function watch(given: Given, interrupt: (page: HonestPage) => void = (page) => page.kill()): HonestPage {
  const { world, next, settle } = surroundings(given)
  const page = new HonestPage(world, phone, 'lesson-1', next, given.renewEarlyMs)
  for (let at = 0; at < given.minutes * 60_000; at += tickMs) {
    if (given.killsAt.some((second) => second * 1000 === at)) interrupt(page)
    page.tick()
  }
  page.isStopped = true
  settle([page])
  return page
}

/** A lease that ends by a flush or a check ends on whichever clock decides: what is lost to that is their difference. */
function clockLossMs({ clocks }: Given, { epoch, checks }: HonestPage): number {
  return (Math.max(...clocks) - Math.min(...clocks)) * (epoch + checks)
}

function lostMs({ playedMs, frozenMs, frontierMs }: HonestPage): number {
  return playedMs - frozenMs - frontierMs
}

afterAll(() => sayHowMany('invariant 8', shareOf('no-loss') + shareOf('two-devices') + shareOf('wiped-storage') + shareOf('clocks')))

it('loses at most five seconds per kill and nothing to the network, whatever is lost, late or doubled (integrity 8)', () => {
  fc.assert(
    fc.property(schedule, (given) => {
      const page = watch(given)
      expect(lostMs(page)).toBeLessThanOrEqual(page.kills * journalMs + page.slackMs + clockLossMs(given, page))
    }),
    { ...propertyOptions(), numRuns: shareOf('no-loss'), endOnFailure: failFast },
  )
})

it('loses at most one lease to a device whose storage is gone (integrity 8)', () => {
  fc.assert(
    fc.property(schedule, (given) => {
      const page = watch(given, (wiped) => wiped.wipe())
      expect(lostMs(page)).toBeLessThanOrEqual(page.wipes * rules.leaseCapMs + page.slackMs + clockLossMs(given, page))
    }),
    { ...propertyOptions(), numRuns: shareOf('wiped-storage'), endOnFailure: failFast },
  )
})

it('whoever changes between phone and computer keeps what either of them played (integrity 4, 8)', () => {
  fc.assert(
    fc.property(schedule, fc.array(fc.integer({ min: 5, max: 1_000 }), { minLength: 1, maxLength: 5 }), (given, changesAt) => {
      const { world, next, settle } = surroundings(given, { wrote: (_now, written) => displaceOthers(written), told: () => undefined })
      const [onPhone, onComputer] = [phone, computer].map((holder) => new HonestPage(world, holder, 'lesson-1', next, given.renewEarlyMs)) as [HonestPage, HonestPage]
      const pages = [onPhone, onComputer] as const
      function displaceOthers(written: Written): void {
        if (written.kind !== 'opened') return
        const other = written.request.holder.page === phone.page ? onComputer : onPhone
        other.displace(written.answer.token?.lease.epoch ?? 0)
      }
      pages[1].putAway()
      let inHand = 0
      for (let at = 0; at < given.minutes * 60_000; at += tickMs) {
        if (given.killsAt.some((second) => second * 1000 === at)) pages[inHand]?.kill()
        if (changesAt.some((second) => second * 1000 === at)) {
          pages[inHand]?.putAway()
          inHand = 1 - inHand
          pages[inHand]?.takeUp()
        }
        for (const page of pages) page.tick()
      }
      for (const page of pages) page.putAway()
      settle(pages)
      const reachedMs = Math.max(...pages.map((page) => page.reachedMs))
      const kills = pages[0].kills + pages[1].kills
      const frozenMs = pages[0].frozenMs + pages[1].frozenMs
      expect(reachedMs - frozenMs - pages[0].frontierMs).toBeLessThanOrEqual(kills * journalMs + onPhone.slackMs + clockLossMs(given, onPhone))
    }),
    { ...propertyOptions(), numRuns: shareOf('two-devices'), endOnFailure: failFast },
  )
})

it('function instances whose clocks differ by many seconds cost at most that difference per lease and check (integrity 8)', () => {
  const apart = fc.array(fc.integer({ min: -12_000, max: 12_000 }), { minLength: 2, maxLength: 3 })
  fc.assert(
    fc.property(schedule, apart, (usual, clocks) => {
      // a prompt network: what is lost, is lost to the clocks alone
      const given = { ...usual, clocks, exchanges: [good] }
      const page = watch(given)
      const roundTripsMs = (page.epoch + page.checks) * fewRoundTripsMs
      expect(lostMs(page)).toBeLessThanOrEqual(page.kills * journalMs + page.slackMs + clockLossMs(given, page) + roundTripsMs)
    }),
    { ...propertyOptions(), numRuns: shareOf('clocks'), endOnFailure: failFast },
  )
})

it('late packets alone cost nothing: unused budget is kept (integrity, the lease)', () => {
  // every other renewal is delayed by eight seconds
  const slow = { ...good, toServerMs: 8_000 }
  expect(lostMs(watch({ ...calm, exchanges: [slow, good] }))).toBe(0)
})

it('a lost answer costs nothing: the page honestly plays to its old end (integrity, the lease)', () => {
  const unheard = { ...good, isAnswerLost: true }
  expect(lostMs(watch({ ...calm, exchanges: [good, unheard, unheard, unheard, unheard, good], units: [0.1, 0.99], renewEarlyMs: 60_000 }))).toBe(0)
})
