// Payments and refunds are entries; an enrolment's paid sum is only their cache (ENR-05).
import type { AllocatedLine, AllocationVerdict } from '../../../src/domain/enrolment'
import { yuan } from '../../../src/domain/enrolment'
import type { Day, Fen } from '../../../src/domain/units'
import { dayOf } from '../../../src/domain/units'
import { DuplicateDocument } from '../../platform/cloudbase/database'
import type { Context } from '../../platform/context'
import type { EmployerDocument, EnrolmentDocument, PaymentDocument } from '../../platform/documents/people'
import { employerIdOf } from '../../platform/enrolment/employer-id'
import { findAll } from '../../platform/find-all'
import { refuseOperator } from '../../platform/operator-answer'
import { recordOperation } from '../../platform/operators'
import { CommitConflict } from '../../platform/refusal'

export interface PaymentInput {
  readonly operator: string
  readonly reason: string
  readonly employer: string
  readonly amountFen: Fen
  readonly paidOn: Day
  readonly reference: string
  readonly enrolmentIds?: readonly string[] | undefined
}

export interface Account {
  readonly employer: EmployerDocument
  /** Enrolled ones, the oldest first. */
  readonly enrolments: readonly EnrolmentDocument[]
  /** The entry under the same reference; the same payment is entered once. */
  readonly earlier: PaymentDocument | null
}

/** One transaction changes this many enrolments at most. */
const maxLines = 200

export async function requireEmployer(context: Pick<Context, 'database' | 'lookupHash'>, name: string): Promise<EmployerDocument> {
  const employer = await context.database.get('employers', employerIdOf(context, name))
  if (!employer) throw refuseOperator('EMPLOYER_UNKNOWN', `没有“${name}”的报名，请核对企业全称（与报名汇总表一致）。`)
  return employer
}

export async function findEnrolments(context: Pick<Context, 'database'>, employerId: string): Promise<EnrolmentDocument[]> {
  const all = await findAll(context, 'enrolments', { employerId, status: 'enrolled' })
  return all.sort((left, right) => left.createdAtMs - right.createdAtMs || (left.roster?.row ?? 0) - (right.roster?.row ?? 0) || (left.item === right.item ? 0 : left.item === 'main' ? -1 : 1))
}

function referenceClaim(context: Pick<Context, 'lookupHash'>, kind: PaymentDocument['kind'], employerId: string, reference: string): string {
  return `payment_${context.lookupHash('payment', kind, employerId, reference.trim())}`
}

export async function loadAccount(context: Pick<Context, 'database' | 'lookupHash'>, kind: PaymentDocument['kind'], input: PaymentInput): Promise<Account> {
  const employer = await requireEmployer(context, input.employer)
  const [enrolments, claim] = await Promise.all([findEnrolments(context, employer._id), context.database.get('claims', referenceClaim(context, kind, employer._id, input.reference))])
  return { employer, enrolments, earlier: claim ? await context.database.get('payments', claim.owner) : null }
}

/** The enrolments that the event names, or all; throws PAYMENT_REFUSED for one that is not the employer's. */
export function chooseEnrolments(account: Account, ids: readonly string[] | undefined): readonly EnrolmentDocument[] {
  if (ids === undefined) return account.enrolments
  const byId = new Map(account.enrolments.map((enrolment) => [enrolment._id, enrolment]))
  return ids.map((id) => byId.get(id) ?? refuse(`报名 ${id} 不是这家企业的，请核对。`))
}

function refuse(sentence: string): never {
  throw refuseOperator('PAYMENT_REFUSED', sentence)
}

const refusalSentences = {
  ZERO: () => '金额必须大于 0。',
  NOTHING_DUE: () => '这些人都已缴清，没有要缴的。',
  TOO_MUCH: (limit: Fen) => `金额比应缴的多：只差 ${yuan(limit)}，请核对金额或人员。`,
  TOO_MUCH_REFUNDED: (limit: Fen) => `退的比缴的多：这些人一共缴了 ${yuan(limit)}。`,
}

export function linesOrRefuse(verdict: AllocationVerdict): readonly AllocatedLine[] {
  if (verdict.kind === 'refused') return refuse(refusalSentences[verdict.reason](verdict.limitFen))
  if (verdict.lines.length > maxLines) return refuse(`一次最多登记 ${maxLines} 人，请分几笔登记（流水号后加 -1、-2）。`)
  return verdict.lines
}

export function refuseFuture(input: PaymentInput, nowMs: number): void {
  if (input.paidOn > dayOf(nowMs)) refuse(`日期 ${input.paidOn} 还没到，请核对。`)
}

/** The earlier entry when it is the same payment; throws REFERENCE_TAKEN when it is another one. */
export function sameEntry(account: Account, input: PaymentInput): PaymentDocument | null {
  const { earlier } = account
  if (!earlier) return null
  if (earlier.totalFen === input.amountFen && earlier.paidOn === input.paidOn) return earlier
  throw refuseOperator('REFERENCE_TAKEN', `流水号 ${input.reference} 已经登记过：${earlier.paidOn}，${yuan(earlier.totalFen)}。请核对，或换一个流水号。`)
}

type Writing = Pick<Context, 'database' | 'lookupHash' | 'newId' | 'nowMs' | 'requestId' | 'secrets'>

export async function writeEntry(context: Writing, kind: PaymentDocument['kind'], operation: string, account: Account, lines: readonly AllocatedLine[], input: PaymentInput): Promise<PaymentDocument> {
  const sign = kind === 'payment' ? 1 : -1
  const entry: PaymentDocument = {
    _id: context.newId(),
    version: 1,
    kind,
    employerId: account.employer._id,
    lines: lines.map((line) => ({ ...line })),
    totalFen: input.amountFen,
    paidOn: input.paidOn,
    reference: input.reference.trim(),
    operatorId: input.operator,
    recordedAtMs: context.nowMs,
  }
  const versions = new Map(account.enrolments.map((enrolment) => [enrolment._id, enrolment.version]))
  try {
    await context.database.transact(async (transaction) => {
      await transaction.create('claims', { _id: referenceClaim(context, kind, account.employer._id, input.reference), owner: entry._id, atMs: context.nowMs })
      for (const { enrolmentId, amountFen } of lines) {
        const enrolment = await transaction.get('enrolments', enrolmentId)
        if (!enrolment || enrolment.version !== versions.get(enrolmentId)) throw new CommitConflict('an enrolment changed')
        await transaction.update('enrolments', enrolmentId, { paidFen: enrolment.paidFen + sign * amountFen, version: enrolment.version + 1 })
      }
      await transaction.create('payments', entry)
      await recordOperation(transaction, context, { operatorId: input.operator, operation, reason: input.reason, effect: `${kind} of ${input.amountFen} fen on ${input.paidOn}`, subjects: [entry._id, ...lines.map((line) => line.enrolmentId)] })
    })
  } catch (error) {
    if (error instanceof DuplicateDocument) throw new CommitConflict('the reference was entered at the same moment')
    throw error
  }
  return entry
}
