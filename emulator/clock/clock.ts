// The emulated clock: real time plus an offset that is only ever added to. The offset is kept with the data, so that a
// restart continues later than it stopped; restoring the sample is the one thing that turns it back.
import fs from 'node:fs'
import type { DataFile } from '../database'
import { ClockError } from './errors'

export const MAX_ADVANCE_MS = 5 * 366 * 24 * 60 * 60 * 1000
/** The last instant a Date can hold is 8.64e15; stay well before it. */
const MAX_NOW_MS = 8_000_000_000_000_000
const OFFSET = 'clock.offsetMs'

export interface Clock {
  now(): number
  offsetMs(): number
  /** Durable before it returns. */
  advance(byMs: number): void
  /** Takes the offset from the data again: after a restored snapshot. */
  reload(): void
}

/** `lastWriteMs` is the real time at which the data was last written: real clocks can be set back between two starts. */
export function createClock(file: DataFile, lastWriteMs: number): Clock {
  let offsetMs = storedOffset(file)
  let latestMs = 0

  function now(): number {
    latestMs = Math.max(latestMs, Date.now() + offsetMs)
    return latestMs
  }

  function advance(byMs: number): void {
    if (!Number.isSafeInteger(byMs) || byMs < 0) throw new ClockError('advanceMs must be a whole number of milliseconds, zero or more')
    if (byMs > MAX_ADVANCE_MS || now() + byMs > MAX_NOW_MS) throw new ClockError(`advanceMs is more than ${MAX_ADVANCE_MS}: the clock moves at most five years at once`)
    storeOffset(offsetMs + byMs)
  }

  function storeOffset(newOffsetMs: number): void {
    file.writeSetting(OFFSET, String(newOffsetMs))
    offsetMs = newOffsetMs
  }

  function reload(): void {
    offsetMs = storedOffset(file)
    latestMs = 0
  }

  if (lastWriteMs > Date.now()) storeOffset(offsetMs + Math.ceil(lastWriteMs - Date.now()))
  return { now, offsetMs: () => offsetMs, advance, reload }
}

/** When the data was last written in real time; 0 when there is none yet. */
export function lastWriteOf(path: string): number {
  return Math.max(0, ...[path, `${path}-wal`].map((file) => fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0))
}

function storedOffset(file: DataFile): number {
  return Number(file.setting(OFFSET) ?? 0)
}
