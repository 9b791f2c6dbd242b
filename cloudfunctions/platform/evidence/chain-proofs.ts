// Which daily root vouches for a chain, and the way up from its leaf (PRV-04).
import { leafHash, pathOf, type AuditFinding, type ChainHead, type PathStep, type RootLink } from '../../../src/domain/evidence'
import { minuteMs } from '../../../src/domain/units'
import type { Context } from '../context'
import type { ChainDocument, EvidenceDocument, EvidenceRootDocument, RootPartDocument } from '../documents/house'
import { findAll } from '../find-all'
import { sha256 } from '../sealing'
import { chainIdOf } from './person-records'

export interface LeafPlace {
  readonly leaf: ChainHead
  readonly root: EvidenceRootDocument
  readonly part: number
  readonly index: number
}

export interface RootBook {
  /** Oldest first. */
  readonly roots: readonly EvidenceRootDocument[]
  /** The newest root whose tree holds this chain; null when none does yet. */
  placeOf(chainId: string, entries: readonly Pick<EvidenceDocument, 'atMs'>[]): Promise<LeafPlace | null>
  pathOf(place: LeafPlace): Promise<PathStep[]>
  part(partId: string): Promise<RootPartDocument>
}

/** Function instances' clocks differ, and a call may commit a while after it began. */
export const clockSkewMs = 10 * minuteMs
const partsKept = 40

export async function openRootBook(context: Pick<Context, 'database'>): Promise<RootBook> {
  const roots = (await findAll(context, 'evidence_roots', { state: 'sealed' })).sort((left, right) => (left._id < right._id ? -1 : 1))
  const parts = new Map<string, RootPartDocument>()

  async function part(partId: string): Promise<RootPartDocument> {
    const known = parts.get(partId) ?? (await context.database.get('root_parts', partId))
    if (!known) throw new Error(`the part ${partId} of a daily root is missing`)
    parts.set(partId, known)
    // The oldest goes: a large audit walks through the chains in their order.
    if (parts.size > partsKept) parts.delete(parts.keys().next().value as string)
    return known
  }

  async function placeIn(root: EvidenceRootDocument, chainId: string): Promise<LeafPlace | null> {
    const index = root.parts.findIndex(({ first, last }) => first <= chainId && chainId <= last)
    const found = root.parts[index]
    if (!found) return null
    const { leaves } = await part(found.partId)
    const at = leaves.findIndex((leaf) => leaf.chainId === chainId)
    return at === -1 ? null : { leaf: leaves[at] as ChainHead, root, part: index, index: at }
  }

  return {
    roots,
    part,
    async placeOf(chainId, entries) {
      for (const root of [...roots].reverse()) {
        if (!mayHold(root, entries)) continue
        const place = await placeIn(root, chainId)
        if (place) return place
      }
      return null
    },
    async pathOf({ root, part: at, index }) {
      const { leaves } = await part(root.parts[at]?.partId ?? '')
      const inside = pathOf(leaves.map((leaf) => leafHash(leaf, sha256)), index, sha256)
      return [...inside, ...pathOf(root.parts.map(({ tree }) => tree), at, sha256)]
    },
  }
}

/** A tree holds the chains that were extended since the root before: without such an entry there is no need to look. */
function mayHold(root: EvidenceRootDocument, entries: readonly Pick<EvidenceDocument, 'atMs'>[]): boolean {
  return entries.some(({ atMs }) => atMs >= root.fromMs && atMs <= (root.sealedAtMs ?? 0) + clockSkewMs)
}

export function linkOf({ _id: day, previous, leaves, tree, root }: EvidenceRootDocument): RootLink {
  return { day, previous, leaves, tree, root }
}

/** The entry at the place that the newest root vouches for is still the same. */
export async function compareRoots(book: RootBook, chains: readonly Pick<ChainDocument, '_id'>[], entries: readonly EvidenceDocument[]): Promise<AuditFinding[]> {
  const findings: AuditFinding[] = []
  if (book.roots.length === 0) return findings
  for (const { _id: chainId } of chains) {
    const own = entries.filter((entry) => chainIdOf(entry) === chainId)
    const place = await book.placeOf(chainId, own)
    if (place === null) continue
    const then = own.find(({ n }) => n === place.leaf.length)
    if (then?.digest !== place.leaf.digest || then.head !== place.leaf.head) findings.push({ kind: 'root-differs', where: chainId, detail: `${place.root._id} 的根值` })
  }
  return findings
}
