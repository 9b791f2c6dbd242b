// What a page says it played (PLY-02, PLY-05). Before a lesson is earned its coverage is one number, the frontier.
import type { Milliseconds } from '../units'

/** An interval of media time, as played: `[from, to]`. */
export type Segment = readonly [from: Milliseconds, to: Milliseconds]

export interface Walk {
  /** How far the lesson would be played without a gap. */
  readonly reachedMs: Milliseconds
  /** Something was played beyond the frontier and its bridge. */
  readonly hasSkipped: boolean
}

/** Walks the segments in the order played. A gap up to the bridge is crossed, and so charged like playing. */
export function walk(frontierMs: Milliseconds, segments: readonly Segment[], rules: { readonly bridgeMs: Milliseconds }, mediaMs: Milliseconds): Walk {
  let reachedMs = frontierMs
  let hasSkipped = false
  for (const [from, to] of segments) {
    if (to <= from) continue
    if (from > reachedMs + rules.bridgeMs) hasSkipped = true
    else reachedMs = Math.max(reachedMs, Math.min(to, mediaMs))
  }
  return { reachedMs, hasSkipped }
}

/**
 * Whether two journals can be the same report sent twice: one begins with the other. The last segment of the shorter
 * was still growing when it was sent, so it may be longer in the other; anything else is a different report.
 */
export function isSameReport(left: readonly Segment[], right: readonly Segment[]): boolean {
  const [shorter, longer] = left.length <= right.length ? [left, right] : [right, left]
  return shorter.every(([from, to], index) => {
    const other = longer[index] as Segment
    if (other[0] !== from) return false
    if (index < shorter.length - 1) return other[1] === to
    return longer.length === shorter.length || other[1] >= to
  })
}
