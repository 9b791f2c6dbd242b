import { createHash } from 'node:crypto'
import { keyedHash } from '../../../cloudfunctions/platform/sealing'
import { digestOf, headPurpose, type ChainEntry, type ChainHead } from '../../../src/domain/evidence'

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

export const keys: Readonly<Record<string, string>> = { k1: '11'.repeat(32), k2: '22'.repeat(32) }

export function keyed(keyId: string, purpose: string, ...parts: readonly string[]): string | null {
  const key = keys[keyId]
  return key === undefined ? null : keyedHash(key, purpose, ...parts)
}

/** A chain as the functions write it; the key of each entry by its place. */
export function makeChain(contents: readonly ChainEntry['content'][], keyOf: (n: number) => string = () => 'k1', subject = 'trainee-1'): { entries: ChainEntry[]; end: ChainHead } {
  const entries: ChainEntry[] = []
  for (const [index, content] of contents.entries()) {
    const before = entries.at(-1)
    const sealed = { stream: 'identity', subject, n: index + 1, atMs: 1_800_000_000_000 + index, content }
    const digest = digestOf(sealed, before?.digest ?? '', sha256)
    const keyId = keyOf(index + 1)
    const previous = before?.head ?? ''
    entries.push({ ...sealed, previous, digest, keyId, head: keyed(keyId, headPurpose, previous, digest) ?? '' })
  }
  return { entries, end: endOf(entries) }
}

export function endOf(entries: readonly ChainEntry[]): ChainHead {
  const last = entries.at(-1)
  return { chainId: `identity_${last?.subject ?? 'trainee-1'}`, length: entries.length, head: last?.head ?? '', digest: last?.digest ?? '' }
}
