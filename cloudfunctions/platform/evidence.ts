// Keyed hash chains, one per stream and subject, extended in the same transaction that changes the evidence (PRV-04).
import type { Transaction } from './cloudbase/database'
import type { Context } from './context'
import type { EvidenceDocument, EvidenceStream } from './documents/house'
import { keyedHash } from './sealing'

/** JSON with sorted keys: the same content always hashes the same. */
export function canonicalJson(content: Readonly<Record<string, string | number | boolean | null>>): string {
  return JSON.stringify(Object.keys(content).sort().map((key) => [key, content[key]]))
}

export function nextHead(chainKey: string, previous: string, content: EvidenceDocument['content']): string {
  return keyedHash(chainKey, 'evidence', previous, canonicalJson(content))
}

/** Appends one entry. Content holds ids, hashes and numbers only, so that deletion never breaks a chain. */
export async function appendEvidence(
  transaction: Transaction,
  context: Pick<Context, 'secrets' | 'nowMs'>,
  stream: EvidenceStream,
  subject: string,
  content: EvidenceDocument['content'],
): Promise<void> {
  const chainId = `${stream}_${subject}`
  const chain = await transaction.get('chains', chainId)
  const n = (chain?.length ?? 0) + 1
  const previous = chain?.head ?? ''
  const head = nextHead(context.secrets.secret('CHAIN_KEY'), previous, content)
  await transaction.put('chains', { _id: chainId, version: (chain?.version ?? 0) + 1, length: n, head })
  await transaction.create('evidence', { _id: `${chainId}_${n}`, stream, subject, n, previous, head, content, atMs: context.nowMs })
}
