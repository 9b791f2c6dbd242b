// One chain of evidence (PRV-04). Every entry carries two links: `digest`, a plain SHA-256 that anybody can rebuild, and
// `head`, the same under the school's key. The daily root holds the last digest of every chain and leaves the system:
// against somebody without the key the heads prove, against somebody with the key the roots do.
import type { EpochMs } from '../units'
import { pairsOf, type Keyed, type PlainContent, type Sha256 } from './canonical'

export interface ChainEntry {
  readonly stream: string
  readonly subject: string
  /** Its place in the chain, from 1. */
  readonly n: number
  /** The head before it; '' for the first. */
  readonly previous: string
  readonly head: string
  readonly digest: string
  /** The chain key that made the head. */
  readonly keyId: string
  readonly content: PlainContent
  readonly atMs: EpochMs
}

export interface ChainHead {
  readonly chainId: string
  readonly length: number
  readonly head: string
  readonly digest: string
}

type Sealed = Pick<ChainEntry, 'stream' | 'subject' | 'n' | 'atMs' | 'content'>

/** SHA-256 over the entry and the digest before it ('' for the first). */
export function digestOf(entry: Sealed, previousDigest: string, sha256: Sha256): string {
  return sha256(JSON.stringify(['evidence-entry', entry.stream, entry.subject, entry.n, entry.atMs, previousDigest, pairsOf(entry.content)]))
}

export const headPurpose = 'evidence-entry'

export type ChainProblemKind = 'entry-missing' | 'entry-reordered' | 'entry-altered' | 'entry-forged' | 'key-missing' | 'chain-end-differs'

export interface ChainProblem {
  readonly kind: ChainProblemKind
  readonly chainId: string
  readonly n: number
}

/** The entries in the order in which they were handed over; `keyed` null checks without a key. */
export function verifyChain(entries: readonly ChainEntry[], end: ChainHead, sha256: Sha256, keyed: Keyed | null): ChainProblem[] {
  const problems: ChainProblem[] = []
  const add = (kind: ChainProblemKind, n: number): void => void problems.push({ kind, chainId: end.chainId, n })
  const known = new Set(entries.map(({ n }) => n))
  for (let n = 1; n <= end.length; n += 1) if (!known.has(n)) add('entry-missing', n)
  let before: ChainEntry | null = null
  for (const entry of entries) {
    if (before !== null && entry.n <= before.n) add('entry-reordered', entry.n)
    before = entry
  }
  const inOrder = [...entries].sort((left, right) => left.n - right.n)
  for (const [index, entry] of inOrder.entries()) {
    const previous = index === 0 ? null : (inOrder[index - 1] as ChainEntry)
    const isLinked = entry.n === (previous?.n ?? 0) + 1
    if (`${entry.stream}_${entry.subject}` !== end.chainId) add('entry-altered', entry.n)
    else if (isLinked && (entry.previous !== (previous?.head ?? '') || entry.digest !== digestOf(entry, previous?.digest ?? '', sha256))) add('entry-altered', entry.n)
    const head = keyed === null ? entry.head : keyed(entry.keyId, headPurpose, entry.previous, entry.digest)
    if (head === null) add('key-missing', entry.n)
    else if (head !== entry.head) add('entry-forged', entry.n)
  }
  const last = inOrder.at(-1)
  if ((last?.n ?? 0) !== end.length || (last?.head ?? '') !== end.head || (last?.digest ?? '') !== end.digest) add('chain-end-differs', end.length)
  return problems
}
