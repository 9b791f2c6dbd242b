// The audit of one operator: the chain of what was done, and the records that it vouches for (OPS-02, PRV-04).
import { verifyChain, type AuditFinding } from '../../../src/domain/evidence'
import { canonicalText } from '../canonical-text'
import type { Context } from '../context'
import { chainHasher } from '../evidence'
import { findAll } from '../find-all'
import { sha256 } from '../sealing'
import { compareRoots, type RootBook } from './chain-proofs'

const prefix = 'operator_'

/** How an operator stands in a list of people to audit: the id of the operator's chain. */
export function operatorKey(operatorId: string): string {
  return `${prefix}${operatorId}`
}

export function isOperatorKey(personId: string): boolean {
  return personId.startsWith(prefix)
}

export function operatorIdOf(key: string): string {
  return key.slice(prefix.length)
}

export async function auditOperator(context: Pick<Context, 'database' | 'secrets'>, chainId: string, book: RootBook): Promise<AuditFinding[]> {
  const operatorId = operatorIdOf(chainId)
  const [chain, found, records] = await Promise.all([
    context.database.get('chains', chainId),
    findAll(context, 'evidence', { subject: operatorId }),
    findAll(context, 'operator_log', { operatorId }),
  ])
  const entries = found.filter(({ stream }) => stream === 'operator').sort((left, right) => left.n - right.n)
  const end = { chainId, length: chain?.length ?? 0, head: chain?.head ?? '', digest: chain?.digest ?? '' }
  const ofChain = verifyChain(entries, end, sha256, chainHasher(context).hash).map(({ kind, n }): AuditFinding => ({ kind, where: chainId, detail: `第 ${n} 条` }))
  const hashes = new Map(records.map((record) => [record._id, sha256(canonicalText(record))]))
  const ofRecords = entries.flatMap(({ content, n }): AuditFinding[] => {
    const id = String(content['log'])
    const hash = hashes.get(id)
    hashes.delete(id)
    if (hash === content['sha256']) return []
    return [{ kind: hash === undefined ? 'operator-entry-missing' : 'operator-entry-altered', where: id, detail: `第 ${n} 条` }]
  })
  const unproved = [...hashes.keys()].map((id): AuditFinding => ({ kind: 'operator-entry-unproved', where: id, detail: '' }))
  return [...ofChain, ...ofRecords, ...unproved, ...(chain ? await compareRoots(book, [chain], entries) : [])]
}
