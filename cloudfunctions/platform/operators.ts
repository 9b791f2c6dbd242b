// Operators are named people with keys (OPS-02): who, with which right, is settled before any operation runs.
import type { Context } from './context'
import type { Transaction } from './cloudbase/database'
import type { StaffDocument } from './documents/people'
import { appendEvidence } from './evidence'
import { Refusal } from './refusal'
import { newId, sameHash } from './sealing'

export interface OperatorFields {
  readonly operator: string
  readonly key: string
  readonly reason: string
}

/** The operator named by the event, after the key was compared; throws OPERATOR_REFUSED. */
export async function requireOperator(
  context: Pick<Context, 'database' | 'lookupHash'>,
  fields: OperatorFields,
  role?: StaffDocument['roles'][number],
): Promise<StaffDocument> {
  const staff = await context.database.get('staff', fields.operator)
  const given = context.lookupHash('staff-key', fields.key)
  if (!staff || !staff.active || !sameHash(staff.keyHash, given)) throw new Refusal('OPERATOR_REFUSED', 'the operator or the key is not on the staff list')
  if (role && !staff.roles.includes(role)) throw new Refusal('OPERATOR_REFUSED', `the operation needs the role ${role}`)
  return staff
}

/** Records who did what and why, in the transaction that does it. */
export async function recordOperation(
  transaction: Transaction,
  context: Pick<Context, 'secrets' | 'nowMs' | 'requestId'>,
  record: { operatorId: string; secondOperatorId?: string; operation: string; reason: string; effect: string; subjects: readonly string[] },
): Promise<void> {
  const id = newId()
  await transaction.create('operator_log', {
    _id: id,
    operatorId: record.operatorId,
    secondOperatorId: record.secondOperatorId ?? null,
    operation: record.operation,
    reason: record.reason,
    effect: record.effect,
    subjects: [...record.subjects].slice(0, 100),
    atMs: context.nowMs,
    requestId: context.requestId,
  })
  await appendEvidence(transaction, context, 'operator', record.operatorId, { log: id, operation: record.operation })
}
