// A cancelled pass is given back after a won appeal (PHO-05): the certificate is valid again under its own number, so
// that what was printed before proves again; nothing is erased, every effect is a new entry.
import { maskIdNumber } from '../../../src/domain/account'
import { movedTo } from '../../../src/domain/exam'
import { dayOf } from '../../../src/domain/units'
import type { Transaction } from '../cloudbase/database'
import type { Context } from '../context'
import type { AttemptDocument, CertificateDocument } from '../documents/exam'
import { appendEvidence } from '../evidence'
import { changeExam } from './commit-exam'
import type { ExamCase } from './exam-case'
import { suffixOf } from './write-cancellation'
import { makeDelivery } from './write-pass'

export interface Restoration {
  readonly attempt: AttemptDocument
  readonly certificate: CertificateDocument
  readonly examCase: ExamCase
  readonly operatorId: string
  readonly reason: string
}

/** Into a running transaction that has compared the attempt's stamp. */
export async function writeRestoration(transaction: Transaction, context: Context, { attempt, certificate, examCase, operatorId, reason }: Restoration): Promise<void> {
  const { enrolment, trainee, rules } = examCase
  const corrections = attempt.corrections + 1
  const suffix = suffixOf(corrections)
  const entryId = `${attempt._id}_exam_restored${suffix}`
  await changeExam(transaction, context, examCase, { openAttemptId: null, passedAttemptId: attempt._id, agreed: null, identityConfirmedAtMs: null, entry: null })
  await transaction.update('attempts', attempt._id, {
    state: movedTo(attempt.state, 'passed'),
    cancellation: attempt.cancellation && { ...attempt.cancellation, liftedAtMs: context.nowMs },
    settledAtMs: context.nowMs,
    corrections,
    stamp: context.newId(),
  })
  // Mended while it was revoked, the person's data are those of today (OPS-05).
  const { idTail, name } = trainee
  const data = { name, idMasked: maskIdNumber(idTail), registrationNumber: enrolment.registrationNumber }
  const isMended = name !== certificate.name || data.idMasked !== certificate.idMasked || data.registrationNumber !== certificate.registrationNumber
  await transaction.update('certificates', certificate._id, {
    ...(isMended ? { ...data, pdf: null } : {}),
    status: 'valid',
    history: [...certificate.history, { status: 'valid', reason, operatorId, atMs: context.nowMs }],
    version: certificate.version + 1,
  })
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
    creditHours: rules.courseHours.exam,
    reason,
    source: attempt._id,
    operatorId,
    atMs: context.nowMs,
  })
  await appendEvidence(transaction, context, 'hours', enrolment.periodId, { event: 'exam-hours-given-back', ledger: entryId, creditHours: rules.courseHours.exam })
  await appendEvidence(transaction, context, 'exam', enrolment._id, { event: 'restored', attempt: attempt._id, certificate: certificate._id, operator: operatorId })
  if (trainee.isDemonstration) return
  const restoration = makeDelivery({ ...certificate, ...data }, 'restoration', context.nowMs, suffix)
  await transaction.create('deliveries', { ...restoration, payload: { ...restoration.payload, restoredOn: dayOf(context.nowMs) } })
}
