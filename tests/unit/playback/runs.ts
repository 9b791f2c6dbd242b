// How many random schedules the proofs of playing run: 10,000 in `npm test`, a million in `npm run soak -- invariants`.
import { seed } from '../../seed'

const inAll = Number(process.env['SCHEDULES'] ?? 10_000)

/** Each property's part of the whole, in per mille; there are seven of invariants. An honest page's day costs most. */
const perMille = { invariant: 134, 'no-loss': 30, 'two-devices': 14, 'wiped-storage': 10, clocks: 8 } as const

export function shareOf(property: keyof typeof perMille): number {
  return Math.max(1, Math.round((inAll * perMille[property]) / 1000))
}

/** A mutant is only to be noticed: nobody reads its smallest example. */
export const failFast = process.env['FAIL_FAST'] === '1'

export function propertyOptions(): { readonly seed: number } {
  return { seed }
}

/** On stderr, so that a report of tests on stdout stays whole. */
export function sayHowMany(what: string, count: number): void {
  if (!failFast) process.stderr.write(`${what}: ${count} schedules, SEED=${seed}\n`)
}
