// One person's evidence as it lies in the bundle (`数据/evidence.json`): everything a verifier needs, and nothing of
// anybody else. Field names are explained in the bundle itself; a stored value is never renamed.
import type { Stretch } from '../playback'
import type { EpochMs } from '../units'
import type { AuditedEntry } from './audit-person'
import type { ChainEntry, ChainHead } from './chain'
import type { InclusionProof, RootLink } from './root'
import type { WatchRecords } from './watch-links'

export const bundleFormat = 'constructor-ce-evidence-1'

export const bundleFiles = {
  explanation: '说明.html',
  instructions: '怎样核验.txt',
  manifest: '文件清单.txt',
  evidence: '数据/evidence.json',
  rules: '数据/rules.json',
  courses: '数据/courses.json',
} as const

export interface BundleChain extends ChainHead {
  readonly entries: readonly ChainEntry[]
  /** Null while no daily root holds the chain yet. */
  readonly proof: InclusionProof | null
}

export type BundleLedgerEntry = Pick<AuditedEntry, 'id' | 'account' | 'creditHours' | 'courseId' | 'courseVersion'>

export interface BundleEvidence {
  readonly format: typeof bundleFormat
  readonly madeAtMs: EpochMs
  readonly traineeId: string
  readonly chains: readonly BundleChain[]
  /** From the oldest root that a proof names to the newest one. */
  readonly roots: readonly RootLink[]
  readonly stretches: readonly Stretch[]
  readonly running: readonly Stretch[]
  readonly progress: WatchRecords['progress']
  readonly watchEnd: WatchRecords['end']
  readonly ledger: readonly BundleLedgerEntry[]
  readonly photos: readonly { readonly photoId: string; readonly sha256: string; readonly deletedAtMs: EpochMs | null }[]
}

/** `<sha256>  <name>`, as sha256sum writes and checks it. */
export function manifestLine(hash: string, name: string): string {
  return `${hash}  ${name}`
}
