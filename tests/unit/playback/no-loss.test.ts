// Invariant 8: with the device's storage intact at most five seconds of honest watching are lost per kill, whatever
// request or answer is lost, however long it took. A failing run prints its seed.
import fc from 'fast-check'
import { phone } from './case'
import { HonestPage, tickMs, type Exchange } from './honest-page'
import { World } from './world'
import { seed } from '../../seed'

const runs = Number(process.env['PLAYBACK_RUNS'] ?? 300)
/** Mutants are only to be noticed; nobody reads their smallest example. */
const isQuick = process.env['PLAYBACK_QUICK'] === '1'

const delay = fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 20, max: 800 }) }, { weight: 2, arbitrary: fc.integer({ min: 800, max: 9_000 }) })
const exchange = fc.record({
  toServerMs: delay,
  toPageMs: delay,
  isRequestLost: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  isAnswerLost: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
})
const good: Exchange = { toServerMs: 50, toPageMs: 50, isRequestLost: false, isAnswerLost: false }

interface Outcome {
  readonly lostMs: number
  readonly kills: number
}

function watch({ exchanges, units, killsAt, minutes, renewEarlyMs }: { exchanges: readonly Exchange[]; units: readonly number[]; killsAt: readonly number[]; minutes: number; renewEarlyMs: number }): Outcome {
  let used = 0
  let drawn = 0
  let isFair = false
  const world = new World(
    // no check within the schedule: while one is due nothing is credited, by rule 6
    () => 0.999,
    () => units[(drawn += 1) % units.length] ?? 0,
  )
  const page = new HonestPage(world, phone, 'lesson-1', () => (isFair ? good : (exchanges[(used += 1) % exchanges.length] ?? good)), renewEarlyMs)
  for (let at = 0; at < minutes * 60_000; at += tickMs) {
    if (killsAt.some((second) => second * 1000 === at)) page.kill()
    page.tick()
  }
  // At last the network is good and the page stops: everything is handed in.
  isFair = true
  page.isStopped = true
  for (let n = 0; n < 400 && !page.isSettled; n += 1) page.tick()
  return { lostMs: page.playedMs - page.frontierMs, kills: page.kills }
}

it('loses at most five seconds per kill and nothing to the network (integrity 8)', () => {
  const schedule = fc.record({
    exchanges: fc.array(exchange, { minLength: 3, maxLength: 25 }),
    units: fc.array(fc.double({ min: 0, max: 0.99, noNaN: true }), { minLength: 1, maxLength: 6 }),
    killsAt: fc.array(fc.integer({ min: 10, max: 1_100 }), { maxLength: 2 }),
    minutes: fc.integer({ min: 5, max: 20 }),
    renewEarlyMs: fc.integer({ min: 30_000, max: 60_000 }),
  })
  fc.assert(
    fc.property(schedule, (given) => {
      const { lostMs, kills } = watch(given)
      expect(lostMs).toBeLessThanOrEqual(kills * (5_000 + tickMs))
    }),
    { seed, numRuns: runs, endOnFailure: isQuick },
  )
})

it('late packets alone cost nothing: unused budget is kept (integrity, the lease)', () => {
  // every other renewal is delayed by eight seconds
  const slow = { ...good, toServerMs: 8_000 }
  expect(watch({ exchanges: [slow, good], units: [0.5], killsAt: [], minutes: 25, renewEarlyMs: 30_000 })).toEqual({ lostMs: 0, kills: 0 })
})

it('a lost answer costs nothing: the page honestly plays to its old end (integrity, the lease)', () => {
  const unheard = { ...good, isAnswerLost: true }
  expect(watch({ exchanges: [good, unheard, unheard, unheard, unheard, good], units: [0.1, 0.99], killsAt: [], minutes: 25, renewEarlyMs: 60_000 })).toEqual({ lostMs: 0, kills: 0 })
})
