// Operators are named people with keys (OPS-02): who, with which right, is settled before any operation runs.
import type { Context } from './context'
import type { Transaction } from './cloudbase/database'
import { canonicalText } from './canonical-text'
import type { OperatorLogDocument, StaffDocument } from './documents/people'
import { appendEvidence } from './evidence'
import { refuseOperator } from './operator-answer'
import { Refusal } from './refusal'
import { newId, sameHash, sha256 } from './sealing'

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

/** What one person alone may not do: another person of the staff list, with an own key. Throws SECOND_PERSON_NEEDED. */
export async function requireSecondOperator(
  context: Pick<Context, 'database' | 'lookupHash'>,
  fields: { readonly operator: string; readonly secondOperator: string; readonly secondKey: string; readonly reason: string },
  task: string,
): Promise<StaffDocument> {
  if (fields.secondOperator === fields.operator) throw refuseOperator('SECOND_PERSON_NEEDED', `${task}要两位老师一起办：第二个人不能是自己。`)
  try {
    return await requireOperator(context, { operator: fields.secondOperator, key: fields.secondKey, reason: fields.reason })
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'OPERATOR_REFUSED')) throw error
    throw refuseOperator('SECOND_PERSON_NEEDED', '第二位老师的姓名或钥匙不对；工作人员名单里只有一个人时，请先用 staff.appoint 登记第二个人。')
  }
}

/** Records who did what and why, in the transaction that does it. */
export async function recordOperation(
  transaction: Transaction,
  context: Pick<Context, 'secrets' | 'nowMs' | 'requestId'>,
  record: { operatorId: string; secondOperatorId?: string; operation: string; reason: string; effect: string; subjects: readonly string[] },
): Promise<void> {
  const entry: OperatorLogDocument = {
    _id: newId(),
    operatorId: record.operatorId,
    secondOperatorId: record.secondOperatorId ?? null,
    operation: record.operation,
    reason: record.reason,
    effect: record.effect,
    subjects: [...record.subjects].slice(0, 100),
    atMs: context.nowMs,
    requestId: context.requestId,
  }
  await transaction.create('operator_log', entry)
  await appendEvidence(transaction, context, 'operator', record.operatorId, { log: entry._id, operation: record.operation, sha256: sha256(canonicalText(entry)) })
}
