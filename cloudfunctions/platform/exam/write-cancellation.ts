// A published pass is taken back (PHO-05): nothing is erased, every effect is a new entry.
import { dayOf } from '../../../src/domain/units'
import type { Transaction } from '../cloudbase/database'
import type { Context } from '../context'
import type { AttemptDocument, CertificateDocument } from '../documents/exam'
import { appendEvidence } from '../evidence'
import { queueMessage } from '../messages'
import type { ExamCase } from './exam-case'
import { phoneOf } from './message-words'
import { makeDelivery } from './write-pass'

export interface Cancellation {
  readonly attempt: AttemptDocument
  readonly certificate: CertificateDocument
  readonly examCase: ExamCase
  readonly operatorId: string
  readonly reason: string
}

/** Into a running transaction that has compared the attempt's stamp. */
export async function writeCancellation(transaction: Transaction, context: Context, { attempt, certificate, examCase, operatorId, reason }: Cancellation): Promise<void> {
  const { enrolment, trainee, rules } = examCase
  const revoked = { status: 'revoked' as const, reason, operatorId, atMs: context.nowMs }
  await transaction.update('attempts', attempt._id, { state: 'cancelled', cancellation: { reason, by: 'school', atMs: context.nowMs }, stamp: context.newId() })
  await transaction.update('certificates', certificate._id, { status: 'revoked', history: [...certificate.history, revoked], version: certificate.version + 1 })
  const entryId = `${attempt._id}_exam_cancelled`
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
    const correction = makeDelivery(certificate, 'correction', context.nowMs)
    await transaction.create('deliveries', { ...correction, payload: { ...correction.payload, revokedOn: dayOf(context.nowMs) } })
  }
  await queueMessage(transaction, context, {
    kind: 'review-decision',
    subject: `${attempt._id}_cancelled`,
    traineeId: trainee._id,
    phone: phoneOf(trainee),
    params: [trainee.name, '成绩已取消'],
  })
}
