// Keyed hash chains, one per stream and subject, extended in the same transaction that changes the evidence (PRV-04).
import { canonicalJson, digestOf, headPurpose, linkPurpose, readChainKeys, type ChainKey, type Keyed, type PlainContent } from '../../src/domain/evidence'
import type { Transaction } from './cloudbase/database'
import type { Context } from './context'
import type { EvidenceDocument, EvidenceStream } from './documents/house'
import { keyedHash, sha256 } from './sealing'

const parsed = new Map<string, readonly ChainKey[]>()

function chainKeysOf(text: string): readonly ChainKey[] {
  const known = parsed.get(text)
  if (known) return known
  const keys = readChainKeys(text)
  parsed.set(text, keys)
  return keys
}

function firstKey(context: Pick<Context, 'secrets'>): ChainKey {
  const [key] = chainKeysOf(context.secrets.secret('CHAIN_KEY'))
  if (!key) throw new Error('no chain key')
  return key
}

/** For checking: hashes with whichever key an entry names. */
export function chainHasher(context: Pick<Context, 'secrets'>): { readonly keyIds: readonly string[]; readonly hash: Keyed } {
  const keys = chainKeysOf(context.secrets.secret('CHAIN_KEY'))
  const hexOf = new Map(keys.map(({ keyId, hex }) => [keyId, hex]))
  return {
    keyIds: keys.map(({ keyId }) => keyId),
    hash(keyId, purpose, ...parts) {
      const hex = hexOf.get(keyId)
      return hex === undefined ? null : keyedHash(hex, purpose, ...parts)
    },
  }
}

/** The next link of the watch chain, whose links lie on the desk and in the progress. */
export function nextHead(chainKeys: string, previous: string, content: PlainContent): string {
  const [key] = chainKeysOf(chainKeys)
  if (!key) throw new Error('no chain key')
  return keyedHash(key.hex, linkPurpose, previous, canonicalJson(content))
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
  const { keyId, hex } = firstKey(context)
  const sealed = { stream, subject, n, atMs: context.nowMs, content }
  const digest = digestOf(sealed, chain?.digest ?? '', sha256)
  const head = keyedHash(hex, headPurpose, previous, digest)
  await transaction.put('chains', { _id: chainId, version: (chain?.version ?? 0) + 1, length: n, head, digest, atMs: context.nowMs })
  await transaction.create('evidence', { _id: `${chainId}_${n}`, ...sealed, previous, head, digest, keyId })
}
