// What a verifier of a bundle can know (PRV-04): without a key that it is whole and that the daily roots vouch for it,
// with the school's chain key that the school's own functions wrote it.
import { comparePhotos, compareLedger } from './audit-person'
import type { AuditFinding } from './audit-findings'
import type { BundleChain, BundleEvidence } from './bundle'
import type { Keyed, Sha256 } from './canonical'
import { verifyChain } from './chain'
import { leafHash, rootOf, treeFromPath, type RootLink } from './root'
import { verifyStretches } from './watch-links'

export interface BundleVerdict {
  readonly findings: readonly AuditFinding[]
  readonly entries: number
  /** Entries that a daily root vouches for. */
  readonly rooted: number
  /** The newest root of the bundle: to be compared with the copies that left the system. */
  readonly newest: RootLink | null
}

export interface VerifierKeys {
  readonly keyIds: readonly string[]
  readonly hash: Keyed
}

/** `outside`: root values that came from the province or by SMS; the bundle must know at least one of them. */
export function verifyBundle(bundle: BundleEvidence, sha256: Sha256, keys: VerifierKeys | null, outside: readonly string[]): BundleVerdict {
  const findings: AuditFinding[] = []
  let entries = 0
  let rooted = 0
  for (const chain of bundle.chains) {
    entries += chain.entries.length
    findings.push(...verifyChain(chain.entries, chain, sha256, keys?.hash ?? null).map(({ kind, chainId, n }): AuditFinding => ({ kind, where: chainId, detail: `第 ${n} 条` })))
    const proved = verifyProof(chain, bundle.roots, sha256)
    if (proved === 'wrong') findings.push({ kind: 'proof-wrong', where: chain.chainId, detail: `${chain.proof?.day ?? ''} 的根值` })
    else rooted += proved
  }
  findings.push(...verifyRoots(bundle.roots, sha256, outside))
  const all = bundle.chains.flatMap((chain) => chain.entries)
  const closings = all.filter(({ stream, content }) => stream === 'watch' && content['places'] !== undefined)
  const watch = { stretches: bundle.stretches, running: bundle.running, progress: bundle.progress, end: bundle.watchEnd }
  findings.push(...verifyStretches(watch, closings, sha256, keys).map(({ kind, period, lesson, n }): AuditFinding => ({ kind, where: lesson === '' ? 'watch' : `${period}_${lesson}`, detail: n === 0 ? '' : `第 ${n} 段` })))
  findings.push(...compareLedger(bundle.ledger, all.filter(({ stream }) => stream === 'hours')))
  findings.push(...comparePhotos(bundle.photos, all))
  return { findings, entries, rooted, newest: bundle.roots.at(-1) ?? null }
}

/** How many entries of the chain the root vouches for. */
function verifyProof({ proof, chainId, entries }: BundleChain, roots: readonly RootLink[], sha256: Sha256): number | 'wrong' {
  if (proof === null) return 0
  const then = entries.find(({ n }) => n === proof.leaf.length)
  const link = roots.find(({ day }) => day === proof.day)
  const isSame = proof.leaf.chainId === chainId && then?.digest === proof.leaf.digest && then.head === proof.leaf.head
  return isSame && link?.tree === treeFromPath(leafHash(proof.leaf, sha256), proof.path, sha256) ? proof.leaf.length : 'wrong'
}

function verifyRoots(roots: readonly RootLink[], sha256: Sha256, outside: readonly string[]): AuditFinding[] {
  const findings: AuditFinding[] = []
  for (const [index, link] of roots.entries()) {
    const before = roots[index - 1]
    if (rootOf(link, sha256) !== link.root || (before !== undefined && link.previous !== before.root)) findings.push({ kind: 'root-link-broken', where: link.day, detail: '' })
  }
  const known = new Set(roots.map(({ root }) => root))
  if (outside.length > 0 && !outside.some((root) => known.has(root))) findings.push({ kind: 'root-unknown', where: roots.at(-1)?.day ?? '没有根值', detail: '' })
  return findings
}
