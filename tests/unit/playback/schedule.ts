// Random schedules: what any number of pages, an unreliable network and dying function instances may do, in any order.
import fc from 'fast-check'

/** How often each kind of thing happens; every proof weighs what it is about. */
export const usual = { wait: 8, open: 4, renew: 6, flush: 2, late: 2, again: 2, check: 3, right: 1, network: 4 }
export type Weights = typeof usual

export const instances = 3
export const pagesInAll = 3
export const lessonsInAll = 4

const cellMs = 500
/** What a page claims to have played, from the lesson's frontier on: honest, greedy, skipping, backwards, odd. */
const claim = fc.array(
  fc.tuple(
    fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.integer({ min: -60_000 / cellMs, max: 6 }) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 60_000 / cellMs }) }),
    fc.oneof({ weight: 3, arbitrary: fc.integer({ min: -5, max: 600_000 / cellMs }) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 8 }) }),
  ),
  { maxLength: 4 },
)
/** Which page: null is the one that was last told something. */
const page = fc.option(fc.nat({ max: pagesInAll - 1 }), { freq: 3 })
const lesson = fc.oneof({ weight: 2, arbitrary: fc.constant(1) }, { weight: 3, arbitrary: fc.nat({ max: lessonsInAll - 1 }) })
/** Which of the page's tokens: 0 is the newest. */
const age = fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 4 }) })
const instance = fc.nat({ max: instances - 1 })

/** How a request fares: whether it arrives, how many database operations it gets done at once, whether its reply is heard. */
const fate = fc.record({
  instance,
  isRequestLost: fc.oneof({ weight: 12, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  isReplyLost: fc.oneof({ weight: 8, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  /** Then it rests, and whatever comes next comes between; large: all at once. */
  steps: fc.oneof({ weight: 5, arbitrary: fc.constant(99) }, { weight: 2, arbitrary: fc.nat({ max: 3 }) }),
})
/** Milliseconds: jitter between requests, a while of watching, a pause. */
const span = fc.oneof({ weight: 2, arbitrary: fc.integer({ min: 1, max: 9_000 }) }, { weight: 6, arbitrary: fc.integer({ min: 1_000, max: 330_000 }) }, { weight: 1, arbitrary: fc.integer({ min: 300_000, max: 4_000_000 }) })

function actionsOf(weights: Weights) {
  return fc.oneof(
    { weight: weights.wait, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: span }) },
    { weight: weights.open, arbitrary: fc.record({ kind: fc.constant('open' as const), page, lesson, takeOver: fc.boolean(), isNamed: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }), claim: fc.option(claim), age, fate }) },
    { weight: weights.renew, arbitrary: fc.record({ kind: fc.constant('report' as const), page, age, claim, isClosing: fc.constant(false), fate }) },
    { weight: weights.flush, arbitrary: fc.record({ kind: fc.constant('report' as const), page, age, claim, isClosing: fc.constant(true), fate }) },
    { weight: weights.late, arbitrary: fc.record({ kind: fc.constant('late' as const), page, age, claim, fate }) },
    // any earlier request once more: a retry, a duplicate, a replay from last week
    { weight: weights.again, arbitrary: fc.record({ kind: fc.constant('again' as const), back: fc.oneof(fc.constant(0), fc.nat({ max: 12 })), fate }) },
    // the page that heard no answer asks again with more in its journal, or a liar with something else under the same turn
    { weight: weights.again, arbitrary: fc.record({ kind: fc.constant('retry' as const), isHonest: fc.boolean(), instance }) },
    {
      weight: weights.check,
      arbitrary: fc.record({ kind: fc.constant('check' as const), what: fc.constantFrom('answer' as const, 'answer' as const, 'resume' as const, 'show' as const, 'renew-code' as const), shownForMs: fc.nat({ max: 400_000 }), isByPage: fc.boolean(), fate }),
    },
    { weight: weights.right, arbitrary: fc.record({ kind: fc.constant('right' as const), what: fc.constantFrom('fence' as const, 'touch' as const, 'earn' as const), lesson, fate }) },
    // the network: a resting call goes on, or its instance dies
    { weight: weights.network, arbitrary: fc.record({ kind: fc.constant('network' as const), which: fc.nat({ max: 5 }), steps: fc.nat({ max: 4 }), isKilled: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }) }) },
  )
}

export type Action = ReturnType<typeof actionsOf> extends fc.Arbitrary<infer A> ? A : never
export type Fate = Extract<Action, { fate: unknown }>['fate']

const unit = fc.oneof(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.double({ min: 0, max: 0.4, noNaN: true }))
/** Half of the schedules know one clock alone; the other half up to two minutes of difference. */
const clocks = fc.oneof(fc.constant([0, 0, 0]), fc.array(fc.oneof(fc.integer({ min: -2_000, max: 2_000 }), fc.integer({ min: -60_000, max: 60_000 })), { minLength: instances, maxLength: instances }))

/** `draws` decide when checks fall due: 0 is five minutes. */
export function schedulesOf(weights: Weights, draws: fc.Arbitrary<number> = unit) {
  return fc.record({
    draws: fc.array(draws, { minLength: 1, maxLength: 5 }),
    units: fc.array(unit, { minLength: 1, maxLength: 5 }),
    clocks,
    actions: fc.array(actionsOf(weights), { minLength: 5, maxLength: 60, size: 'max' }),
  })
}
export type Schedule = ReturnType<typeof schedulesOf> extends fc.Arbitrary<infer S> ? S : never
