// What a client of the comparison did: its calls, what was played, what a kill cost.
import type { Milliseconds } from '../../src/domain/units'

export interface Tally {
  readonly calls: Record<string, number>
  playedMs: Milliseconds
  checks: number
  /** Per kill: played before it and nowhere recorded after the page was opened again. */
  readonly lostMs: Milliseconds[]
}

export function newTally(): Tally {
  return { calls: {}, playedMs: 0, checks: 0, lostMs: [] }
}

export function countCall({ calls }: Tally, name: string): void {
  calls[name] = (calls[name] ?? 0) + 1
}

export function addUp(tallies: readonly Tally[]): Tally {
  const sum = newTally()
  for (const { calls, playedMs, checks, lostMs } of tallies) {
    for (const [name, times] of Object.entries(calls)) sum.calls[name] = (sum.calls[name] ?? 0) + times
    sum.playedMs += playedMs
    sum.checks += checks
    sum.lostMs.push(...lostMs)
  }
  return sum
}

export function allCalls({ calls }: Tally): number {
  return Object.values(calls).reduce((total, times) => total + times, 0)
}

export function perHour(tally: Tally, times: number): number {
  return times / (tally.playedMs / 3_600_000)
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((total, value) => total + value, 0) / values.length
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}
