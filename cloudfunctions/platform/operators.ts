// Operators are named people with keys (OPS-02): who, with which right, is settled before any operation runs.
import type { Context } from './context'
import type { Transaction } from './cloudbase/database'
import type { StaffDocument } from './documents/people'
import { appendEvidence } from './evidence'
import { refuseOperator } from './operator-answer'
import { newId, sameHash } from './sealing'

const roleNames = { operator: '经办', reviewer: '照片核对', head: '校长' } as const satisfies Record<StaffDocument['roles'][number], string>

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
  if (!staff || !staff.active || !sameHash(staff.keyHash, given)) throw refuseOperator('OPERATOR_REFUSED', '工作人员编号或钥匙不对，没有执行；请核对 operator 和 key，钥匙丢了请校长用 staff.renewKey 重发。')
  if (role && !staff.roles.includes(role)) throw refuseOperator('OPERATOR_REFUSED', `这项操作要有“${roleNames[role]}”的权限，没有执行；请校长用 staff.appoint 授权。`)
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
