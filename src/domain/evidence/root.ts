// The daily root: a Merkle tree over the chains that changed since the root before, and over that root. So the newest
// root vouches for every chain there is, and one number a day has to leave the system (PRV-04).
import type { Day } from '../units'
import type { Sha256 } from './canonical'
import type { ChainHead } from './chain'

/** Leaves of one stored part of the tree; a power of two, so that a part is a whole subtree. */
export const leavesPerPart = 512

export interface PathStep {
  readonly side: 'left' | 'right'
  readonly hash: string
}

/** The link of one day in the chain of roots. */
export interface RootLink {
  readonly day: Day
  /** The root before; '' for the first. */
  readonly previous: string
  /** How many chains the tree holds. */
  readonly leaves: number
  readonly tree: string
  readonly root: string
}

export interface InclusionProof {
  readonly leaf: ChainHead
  readonly path: readonly PathStep[]
  readonly day: Day
}

export function leafHash({ chainId, length, head, digest }: ChainHead, sha256: Sha256): string {
  return sha256(JSON.stringify(['evidence-leaf', chainId, length, head, digest]))
}

function nodeHash(left: string, right: string, sha256: Sha256): string {
  return sha256(JSON.stringify(['evidence-node', left, right]))
}

/** The largest power of two below the number: where a tree is split. */
function splitOf(count: number): number {
  let split = 1
  while (split * 2 < count) split *= 2
  return split
}

export function treeOf(hashes: readonly string[], sha256: Sha256): string {
  if (hashes.length === 0) return sha256(JSON.stringify(['evidence-empty']))
  if (hashes.length === 1) return hashes[0] as string
  const split = splitOf(hashes.length)
  return nodeHash(treeOf(hashes.slice(0, split), sha256), treeOf(hashes.slice(split), sha256), sha256)
}

/** The neighbours on the way up from one leaf. */
export function pathOf(hashes: readonly string[], index: number, sha256: Sha256): PathStep[] {
  if (hashes.length <= 1) return []
  const split = splitOf(hashes.length)
  if (index < split) return [...pathOf(hashes.slice(0, split), index, sha256), { side: 'right', hash: treeOf(hashes.slice(split), sha256) }]
  return [...pathOf(hashes.slice(split), index - split, sha256), { side: 'left', hash: treeOf(hashes.slice(0, split), sha256) }]
}

export function treeFromPath(leaf: string, path: readonly PathStep[], sha256: Sha256): string {
  return path.reduce((hash, step) => (step.side === 'left' ? nodeHash(step.hash, hash, sha256) : nodeHash(hash, step.hash, sha256)), leaf)
}

export function rootOf(link: Omit<RootLink, 'root'>, sha256: Sha256): string {
  return sha256(JSON.stringify(['evidence-root', link.day, link.previous, link.leaves, link.tree]))
}
