// A confirmed pass: exam hours, certificate, a result for the province and messages, all in one commit (HRS-02,
// CRT-01, RPT-02). It is written once: the ledger entry and the delivery carry the attempt in their ids.
import { movedTo } from '../../../src/domain/exam'
import { restBeforeSendingMs } from '../../../src/domain/delivery'
import { certificateNumber, certifyHours } from '../../../src/domain/certificate'
import { maskIdNumber } from '../../../src/domain/account'
import { specialtyNames } from '../../../src/domain/specialty'
import { dayOf } from '../../../src/domain/units'
import type { Transaction } from '../cloudbase/database'
import type { Context } from '../context'
import type { AttemptDocument, CertificateDocument, DeliveryDocument } from '../documents/exam'
import type { LedgerDocument } from '../documents/learning'
import { appendEvidence } from '../evidence'
import { queueMessage } from '../messages'
import { newReadableCode } from '../sealing'
import { changeExam } from './commit-exam'
import type { ExamCase } from './exam-case'
import { phoneOf } from './message-words'

type Needs = Pick<Context, 'database' | 'newId' | 'nowMs' | 'secrets'>

export interface PassParts {
  readonly employerName: string
}

export async function loadPassParts(context: Pick<Context, 'database'>, { enrolment }: ExamCase): Promise<PassParts> {
  const employer = await context.database.get('employers', enrolment.employerId)
  return { employerName: employer?.name ?? '' }
}

/** Into a running transaction that has compared the attempt's stamp. */
export async function writePass(transaction: Transaction, context: Needs, examCase: ExamCase, attempt: AttemptDocument, score: number, parts: PassParts): Promise<void> {
  const { enrolment, trainee } = examCase
  const certificate = makeCertificate(examCase, attempt, score, parts, context.nowMs)
  await changeExam(transaction, context, examCase, { openAttemptId: null, passedAttemptId: attempt._id, agreed: null, identityConfirmedAtMs: null, entry: null })
  await transaction.update('attempts', attempt._id, { state: movedTo(attempt.state, 'passed'), certificateNumber: certificate._id, settledAtMs: context.nowMs, stamp: context.newId() })
  await transaction.create('certificates', certificate)
  const entry = examHours(examCase, attempt, context.nowMs)
  await transaction.create('ledger', entry)
  await appendEvidence(transaction, context, 'hours', attempt.periodId, { event: 'exam-hours', ledger: entry._id, account: entry.account, creditHours: entry.creditHours })
  await appendEvidence(transaction, context, 'exam', enrolment._id, { event: 'passed', attempt: attempt._id, certificate: certificate._id })
  const specialty = specialtyNames[enrolment.specialty]
  const recipient = { traineeId: trainee._id, phone: phoneOf(trainee) }
  await queueMessage(transaction, context, { kind: 'certificate', subject: certificate._id, ...recipient, params: [trainee.name, specialty] })
  // The review account's pass is nobody's: the province hears nothing of it (REL-01).
  if (!trainee.isDemonstration) await transaction.create('deliveries', makeDelivery(certificate, 'result', context.nowMs))
}

function examHours({ enrolment, rules }: ExamCase, attempt: AttemptDocument, nowMs: number): LedgerDocument {
  return {
    _id: `${attempt._id}_exam`,
    traineeId: enrolment.traineeId,
    period: enrolment.periodId,
    account: enrolment.specialty,
    kind: 'exam-passed',
    part: 'exam',
    lesson: null,
    courseId: attempt.courseId,
    courseVersion: attempt.courseVersion,
    creditHours: rules.courseHours.exam,
    reason: '考试合格',
    source: attempt._id,
    operatorId: null,
    atMs: nowMs,
  }
}

function makeCertificate(examCase: ExamCase, attempt: AttemptDocument, score: number, parts: PassParts, nowMs: number): CertificateDocument {
  const { enrolment, trainee, school, ledger } = examCase
  const issuedOn = dayOf(nowMs)
  // The study ended with the exam, not with the decision about its photos.
  const exam = { ...examHours(examCase, attempt, nowMs), atMs: attempt.submittedAtMs ?? attempt.deadlineMs }
  return {
    _id: certificateNumber(issuedOn, newReadableCode(12)),
    version: 1,
    traineeId: trainee._id,
    enrolmentId: enrolment._id,
    attemptId: attempt._id,
    name: trainee.name,
    idMasked: maskIdNumber(trainee.idTail),
    specialty: enrolment.specialty,
    ...certifyHours([...ledger, exam], enrolment.specialty, issuedOn),
    examScore: score,
    issuedOn,
    institution: school.name,
    employer: parts.employerName,
    registrationNumber: enrolment.registrationNumber,
    status: 'valid',
    isDemonstration: trainee.isDemonstration,
    pdf: null,
    history: [{ status: 'valid', reason: '考试合格', operatorId: null, atMs: nowMs }],
  }
}

/** What the province is told; the ID number is added when it goes out, it is never kept here (PRV-02). */
export function makeDelivery(certificate: CertificateDocument, kind: DeliveryDocument['kind'], nowMs: number, suffix = ''): DeliveryDocument {
  return {
    _id: `${certificate.attemptId}_${kind}${suffix}`,
    version: 1,
    enrolmentId: certificate.enrolmentId,
    attemptId: certificate.attemptId,
    kind,
    state: 'with-school',
    way: null,
    payload: {
      traineeId: certificate.traineeId,
      certificate: certificate._id,
      specialty: certificate.specialty,
      employer: certificate.employer,
      registrationNumber: certificate.registrationNumber,
      totalHours: certificate.totalHours,
      score: certificate.examScore,
      issuedOn: certificate.issuedOn,
      studiedFrom: certificate.studiedFrom,
      studiedTo: certificate.studiedTo,
    },
    tries: 0,
    nextTryAtMs: nowMs + restBeforeSendingMs,
    receipt: null,
    lastError: null,
    queuedAtMs: nowMs,
    updatedAtMs: nowMs,
  }
}
