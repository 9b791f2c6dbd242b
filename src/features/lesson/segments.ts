// Media time that the page played, as the journal keeps it (PLY-05). Pure.
import type { Milliseconds } from '../../domain/units'

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
