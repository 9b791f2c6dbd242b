// A published pass is taken back (PHO-05): nothing is erased, every effect is a new entry.
import { movedTo } from '../../../src/domain/exam'
import { dayOf } from '../../../src/domain/units'
import type { Transaction } from '../cloudbase/database'
import type { Context } from '../context'
import type { AttemptDocument, CertificateDocument } from '../documents/exam'
import { appendEvidence } from '../evidence'
import { queueMessage } from '../messages'
import type { ExamCase } from './exam-case'
import { phoneOf } from './message-words'
import { makeDelivery } from './write-pass'

/** The second and later corrections of one attempt are numbered. */
export function suffixOf(corrections: number): string {
  return corrections === 1 ? '' : `_${corrections}`
}

export interface Cancellation {
  readonly attempt: AttemptDocument
  readonly certificate: CertificateDocument
  readonly examCase: ExamCase
  readonly operatorId: string
  readonly secondOperatorId: string
  readonly reason: string
}

/** Into a running transaction that has compared the attempt's stamp. */
export async function writeCancellation(transaction: Transaction, context: Context, { attempt, certificate, examCase, operatorId, secondOperatorId, reason }: Cancellation): Promise<void> {
  const { enrolment, trainee, rules } = examCase
  const revoked = { status: 'revoked' as const, reason, operatorId, atMs: context.nowMs }
  const corrections = attempt.corrections + 1
  const suffix = suffixOf(corrections)
  await transaction.update('attempts', attempt._id, {
    state: movedTo(attempt.state, 'cancelled'),
    cancellation: { reason, by: 'school', atMs: context.nowMs, operatorId, secondOperatorId, liftedAtMs: null },
    settledAtMs: context.nowMs,
    appealId: null,
    corrections,
    stamp: context.newId(),
  })
  await transaction.update('certificates', certificate._id, { status: 'revoked', history: [...certificate.history, revoked], version: certificate.version + 1 })
  const entryId = `${attempt._id}_exam_cancelled${suffix}`
  await transaction.create('ledger', {
    _id: entryId,
    traineeId: trainee._id,
    period: enrolment.periodId,
    account: enrolment.specialty,
    kind: 'correction',
    part: 'exam',
    lesson: null,
    courseId: attempt.courseId,
    courseVersion: attempt.courseVersion,
    creditHours: -rules.courseHours.exam,
    reason,
    source: attempt._id,
    operatorId,
    atMs: context.nowMs,
  })
  await appendEvidence(transaction, context, 'hours', enrolment.periodId, { event: 'exam-hours-taken-back', ledger: entryId, creditHours: -rules.courseHours.exam })
  await appendEvidence(transaction, context, 'exam', enrolment._id, { event: 'cancelled', attempt: attempt._id, certificate: certificate._id, operator: operatorId })
  if (!trainee.isDemonstration) {
    const correction = makeDelivery(certificate, 'correction', context.nowMs, suffix)
    await transaction.create('deliveries', { ...correction, payload: { ...correction.payload, revokedOn: dayOf(context.nowMs) } })
  }
  await queueMessage(transaction, context, {
    kind: 'review-decision',
    subject: `${attempt._id}_cancelled${suffix}`,
    traineeId: trainee._id,
    phone: phoneOf(trainee),
    params: [trainee.name, '成绩已取消'],
  })
}
