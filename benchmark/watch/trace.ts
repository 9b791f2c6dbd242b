// What learners do, drawn once from a seed: every client of a comparison lives through the same hours. Sittings last
// 25 minutes on average, with a pause about every 20; one in five ends with the page killed, the others with it left.
import { minuteMs, secondMs, type Milliseconds } from '../../src/domain/units'

export type Happening =
  | { readonly kind: 'watch'; readonly forMs: Milliseconds }
  | { readonly kind: 'pause'; readonly forMs: Milliseconds }
  /** The page dies without a word; the person comes back after a while. */
  | { readonly kind: 'kill'; readonly awayMs: Milliseconds }
  | { readonly kind: 'leave'; readonly awayMs: Milliseconds }

export interface Learner {
  readonly happenings: readonly Happening[]
  /** A big screen with a session and a phone beside it; the others use the phone alone. */
  readonly isComputer: boolean
  /** How this person answers checks; drawn anew for each. */
  readonly drawAnswer: () => { readonly afterMs: Milliseconds; readonly isMissed: boolean }
}

/** `steady`: the whole time in one sitting. */
export type Manner = 'restless' | 'steady'

/** mulberry32: small, and the same everywhere. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** People who watch for `hoursEach` hours of playing. */
export function drawLearners(seed: number, people: number, hoursEach: number, manner: Manner = 'restless'): Learner[] {
  return Array.from({ length: people }, (_, person) => {
    const random = randomFrom(seed * 1_000_003 + person)
    const watchMs = hoursEach * 60 * minuteMs
    const happenings: readonly Happening[] = manner === 'steady' ? [{ kind: 'watch', forMs: watchMs }, { kind: 'leave', awayMs: 0 }] : drawSittings(random, watchMs)
    return { happenings, isComputer: person % 3 === 2, drawAnswer: () => ({ afterMs: 4 * secondMs - Math.round(15 * secondMs * Math.log(1 - random())), isMissed: random() < 0.08 }) }
  })
}

function drawSittings(random: () => number, watchMs: Milliseconds): Happening[] {
  const exponential = (meanMs: Milliseconds) => Math.round(-meanMs * Math.log(1 - random()))
  const happenings: Happening[] = []
  let left = watchMs
  while (left > 0) {
    let sitting = Math.min(left, Math.max(minuteMs, exponential(25 * minuteMs)))
    left -= sitting
    while (sitting > 0) {
      const forMs = Math.min(sitting, Math.max(5 * secondMs, exponential(20 * minuteMs)))
      sitting -= forMs
      happenings.push({ kind: 'watch', forMs })
      if (sitting > 0) happenings.push({ kind: 'pause', forMs: Math.max(3 * secondMs, exponential(45 * secondMs)) })
    }
    const awayMs = Math.max(10 * secondMs, exponential(30 * minuteMs))
    happenings.push(random() < 0.2 ? { kind: 'kill', awayMs } : { kind: 'leave', awayMs })
  }
  return happenings
}
