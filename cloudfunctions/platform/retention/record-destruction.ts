// The record of a destruction: what kind, how many, which ids and hashes, when, under which rule; chained with the
// operators' evidence (PRV-01). Nothing in it tells what was destroyed.
import { termDays, type DestructionKind } from '../../../src/domain/retention'
import type { RuleSet } from '../../../src/domain/rules'
import { dayOf } from '../../../src/domain/units'
import { canonicalText } from '../canonical-text'
import type { Transaction } from '../cloudbase/database'
import type { Context } from '../context'
import type { DestructionDocument } from '../documents/house'
import { appendEvidence } from '../evidence'
import { sha256 } from '../sealing'

export interface Destruction {
  readonly kind: DestructionKind
  readonly why: DestructionDocument['why']
  readonly rules: RuleSet
  readonly items: DestructionDocument['items']
}

/** In the transaction that destroys or marks; nothing destroyed is no record. */
export async function recordDestruction(transaction: Transaction, context: Pick<Context, 'nowMs' | 'newId' | 'secrets'>, { kind, why, rules, items }: Destruction): Promise<void> {
  if (items.length === 0) return
  const record: DestructionDocument = {
    _id: `${dayOf(context.nowMs)}_${context.newId()}`,
    kind,
    why,
    ruleSetId: rules.ruleSetId,
    termDays: termDays(kind, rules.retention),
    count: items.length,
    items: [...items],
    atMs: context.nowMs,
  }
  await transaction.create('destructions', record)
  await appendEvidence(transaction, context, 'operator', 'retention', { destruction: record._id, kind, count: record.count, sha256: sha256(canonicalText(record)) })
}
