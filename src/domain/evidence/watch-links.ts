// The watch stream keeps its stretches outside the chain: each closing anchors the stretches it settles by a plain
// SHA-256 and the keyed head of all links so far. Here both are checked (PLY-08, PRV-04).
import type { Stretch } from '../playback'
import { canonicalJson, type Keyed, type Sha256 } from './canonical'
import type { ChainEntry } from './chain'

export const linkPurpose = 'evidence'

export function stretchesDigest(stretches: readonly Stretch[], sha256: Sha256): string {
  return sha256(JSON.stringify(['evidence-stretches', ...stretches.map((stretch) => canonicalJson({ ...stretch }))]))
}

/** `3,5,6`: the places of the stretches that a closing settled. */
export function placesOf(stretches: readonly Stretch[]): string {
  return stretches.map(({ n }) => n).join(',')
}

export interface StretchProblem {
  readonly kind: 'stretch-missing' | 'stretch-altered' | 'stretch-unproved' | 'watch-head-differs' | 'frontier-differs'
  readonly period: string
  readonly lesson: string
  readonly n: number
}

export interface WatchRecords {
  /** Settled and running ones, of all lessons. */
  readonly stretches: readonly Stretch[]
  /** The running lease's: nothing anchors them yet. */
  readonly running: readonly Stretch[]
  readonly progress: readonly { readonly period: string; readonly lesson: string; readonly frontierMs: number; readonly isTrimmed: boolean }[]
  /** Head and number of all links, as the desk says; null for somebody who has never played. */
  readonly end: { readonly head: string; readonly links: number } | null
}

const keyOf = ({ period, lesson }: { readonly period: string; readonly lesson: string }): string => `${period}_${lesson}`

/** Against the closings of the watch chain, which `verifyChain` has checked itself. */
export function verifyStretches(watch: WatchRecords, closings: readonly ChainEntry[], sha256: Sha256, keyed: { readonly keyIds: readonly string[]; readonly hash: Keyed } | null): StretchProblem[] {
  const problems: StretchProblem[] = []
  const byPlace = new Map(watch.stretches.map((stretch) => [stretch.n, stretch]))
  const trimmed = new Set(watch.progress.filter(({ isTrimmed }) => isTrimmed).map(keyOf))
  const proved = new Set(watch.running.map(({ n }) => n))
  const frontiers = new Map<string, number>()
  for (const { content } of closings) {
    const where = { period: String(content['period']), lesson: String(content['lesson']) }
    frontiers.set(keyOf(where), Math.max(frontiers.get(keyOf(where)) ?? 0, Number(content['frontierMs'])))
    const places = String(content['places'] ?? '').split(',').filter((part) => part !== '').map(Number)
    const found = places.flatMap((n) => byPlace.get(n) ?? [])
    for (const n of places) proved.add(n)
    const missing = places.filter((n) => !byPlace.has(n))
    // Of a lesson replayed for weeks the oldest stretches are not kept; their anchor still is.
    if (missing.length > 0 && trimmed.has(keyOf(where))) continue
    for (const n of missing) problems.push({ kind: 'stretch-missing', ...where, n })
    if (missing.length === 0 && stretchesDigest(found, sha256) !== content['stretches']) problems.push({ kind: 'stretch-altered', ...where, n: places[0] ?? 0 })
  }
  for (const stretch of watch.stretches) if (!proved.has(stretch.n)) problems.push({ kind: 'stretch-unproved', period: stretch.period, lesson: stretch.lesson, n: stretch.n })
  for (const { period, lesson, frontierMs } of watch.progress) {
    if (frontierMs !== (frontiers.get(keyOf({ period, lesson })) ?? 0)) problems.push({ kind: 'frontier-differs', period, lesson, n: 0 })
  }
  if (keyed !== null && watch.end !== null && !reachesHead(watch, closings, keyed)) problems.push({ kind: 'watch-head-differs', period: '', lesson: '', n: watch.end.links })
  return problems
}

/** Links do not name their key: after a rotation every later link has the newer one. True when links are missing. */
function reachesHead({ stretches, end }: WatchRecords, closings: readonly ChainEntry[], { keyIds, hash }: { readonly keyIds: readonly string[]; readonly hash: Keyed }): boolean {
  const links = [...stretches].sort((left, right) => left.n - right.n)
  if (end === null || links.some(({ n }, index) => n !== index + 1) || links.length !== end.links) return true
  const anchored = new Map(closings.map(({ content }) => [Number(content['links']), String(content['head'])]))
  const oldestFirst = [...keyIds].reverse()
  // For each key the heads that are possible while it, the newest so far, is in use.
  let possible = oldestFirst.map((_, index) => new Set(index === 0 ? [''] : []))
  for (const link of links) {
    const text = canonicalJson({ ...link })
    const before = possible
    possible = oldestFirst.map((keyId, index) => {
      const heads = before.slice(0, index + 1).flatMap((set) => [...set])
      const next = heads.flatMap((head) => hash(keyId, linkPurpose, head, text) ?? [])
      // A closing holds the head at its place: only that one goes on.
      const anchor = anchored.get(link.n)
      return new Set(anchor === undefined ? next : next.filter((head) => head === anchor))
    })
  }
  return possible.some((heads) => heads.has(end.head))
}
