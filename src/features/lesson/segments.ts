// Media time that the page played, as the journal keeps it (PLY-05). Pure.
import { maxSegments } from '../../contract/learning/segments'
import type { Milliseconds } from '../../domain/units'

/** Somebody who jumps about a lot reports sooner. */
export const reportAtSegments = 200

/** `[from, to]` in media milliseconds. */
export type Segment = [from: Milliseconds, to: Milliseconds]

/** A gap of this size between two reports of the player is no seek: the server bridges it too. */
export const bridgeMs: Milliseconds = 1_500

/**
 * Appends what was just played. The first `frozen` segments were sent already and must stay as they are:
 * a repeated report may contain more than the lost one, never something different.
 */
export function extend(segments: readonly Segment[], frozen: number, from: Milliseconds, to: Milliseconds): Segment[] {
  if (to <= from) return [...segments]
  const last = segments[segments.length - 1]
  if (last !== undefined && segments.length > frozen && last[1] === from) return [...segments.slice(0, -1), [last[0], to]]
  return [...segments, [from, to]]
}

/**
 * What goes into one report. Somebody who jumps about without network for long has more segments than a report holds:
 * the beginning goes as it may have gone before, the rest as one without its turns; what is counted is the same.
 */
export function reportOf(segments: readonly (readonly [number, number])[]): Segment[] {
  const exact = segments.slice(0, segments.length > maxSegments ? reportAtSegments : maxSegments).map(([from, to]): Segment => [from, to])
  const rest = segments.slice(exact.length).sort(([a], [b]) => a - b)
  const merged: Segment[] = []
  for (const [from, to] of rest) {
    const last = merged[merged.length - 1]
    if (last !== undefined && from <= last[1] + bridgeMs) last[1] = Math.max(last[1], to)
    else merged.push([from, to])
  }
  return [...exact, ...merged].slice(0, maxSegments)
}

/** What the server has not settled yet. */
export function unsettled(segments: readonly Segment[], frontierMs: Milliseconds): Segment[] {
  return segments.filter(([, to]) => to > frontierMs)
}

/** How far the lesson is played without a gap once these segments count. A preview: the server decides. */
export function advanceFrontier(frontierMs: Milliseconds, segments: readonly Segment[]): Milliseconds {
  let frontier = frontierMs
  for (const [from, to] of segments) {
    if (from <= frontier + bridgeMs && to > frontier) frontier = to
  }
  return frontier
}
