// Everything that says where the exam of one enrolment stands, read for every step of it.
import { examStep, type ExamFacts, type ExamStep, type MissingHours } from '../../../src/domain/exam'
import { courseHoursMissing, foldLedger } from '../../../src/domain/hours'
import type { RuleSet } from '../../../src/domain/rules'
import { specialtyNames } from '../../../src/domain/specialty'
import type { Context } from '../context'
import type { AppealDocument, AttemptDocument, ExamDocument } from '../documents/exam'
import type { SchoolDocument } from '../documents/house'
import type { CourseDocument, LedgerDocument } from '../documents/learning'
import type { ConsentDocument, EnrolmentDocument, TraineeDocument } from '../documents/people'
import { Refusal } from '../refusal'
import { ruleSetOf } from '../rules-in-force'
import { requireSignedIn, type SignedIn } from '../signed-in'
import { settleStored } from './settle-stored'

export interface ExamCase {
  /** Null before the first 同意，参加考试. */
  readonly exam: ExamDocument | null
  /** The attempt in force (domain: attemptInForce), with time's effects stored. */
  readonly latest: AttemptDocument | null
  readonly enrolment: EnrolmentDocument
  readonly trainee: TraineeDocument
  readonly rules: RuleSet
  readonly ledger: readonly LedgerDocument[]
  readonly course: CourseDocument | null
  readonly school: SchoolDocument
  readonly consent: ConsentDocument | null
  readonly facts: ExamFacts
}

export interface OwnExamCase extends ExamCase {
  readonly signedIn: SignedIn
}

type Needs = Pick<Context, 'database' | 'identity' | 'lookupHash' | 'newId' | 'nowMs' | 'secrets'>

/** More entries than a period can have: 60 hours of lessons of six specialties, and corrections. */
const mostLedgerEntries = 1_000

/** The fenced documents are read FIRST, the caller's right second: a commit against them notices whatever ended it. */
export async function loadOwnCase(context: Needs, enrolmentId: string, whose: () => Promise<SignedIn> = () => requireSignedIn(context)): Promise<OwnExamCase> {
  const fenced = await loadFenced(context, enrolmentId)
  const signedIn = await whose()
  const enrolment = await context.database.get('enrolments', enrolmentId)
  if (!enrolment || enrolment.traineeId !== signedIn.trainee._id) throw new Refusal('NOT_FOUND', 'no such enrolment of this trainee')
  return { ...(await completeCase(context, fenced, enrolment, signedIn.trainee)), signedIn }
}

/** For operators, whose right was settled before. */
export async function loadAnyCase(context: Needs, enrolmentId: string): Promise<ExamCase> {
  const fenced = await loadFenced(context, enrolmentId)
  const enrolment = await context.database.get('enrolments', enrolmentId)
  const trainee = enrolment && (await context.database.get('trainees', enrolment.traineeId))
  if (!enrolment || !trainee) throw new Refusal('NOT_FOUND', 'no such enrolment')
  return completeCase(context, fenced, enrolment, trainee)
}

interface Fenced {
  readonly exam: ExamDocument | null
  readonly latest: AttemptDocument | null
}

async function loadFenced(context: Needs, enrolmentId: string): Promise<Fenced> {
  const exam = await context.database.get('exams', enrolmentId)
  if (!exam || exam.attempts === 0) return { exam, latest: null }
  const stored = await context.database.get('attempts', attemptIdInForce(exam))
  if (!stored) throw new Error(`attempt ${attemptIdInForce(exam)} is missing`)
  const latest = await settleStored(context, stored)
  return { exam: latest === stored ? exam : await context.database.get('exams', enrolmentId), latest }
}

async function completeCase(context: Needs, { exam, latest }: Fenced, enrolment: EnrolmentDocument, trainee: TraineeDocument): Promise<ExamCase> {
  if (enrolment.status !== 'enrolled') throw new Refusal('NOT_FOUND', 'the enrolment was withdrawn')
  const { database } = context
  const [period, ledger, course, school, consent, appeal] = await Promise.all([
    database.get('periods', enrolment.periodId),
    database.find('ledger', { period: enrolment.periodId }, { limit: mostLedgerEntries }),
    enrolment.course ? database.get('courses', `${enrolment.course.courseId}_${enrolment.course.version}`) : null,
    database.get('school', 'school'),
    database.get('consents', consentIdOf(trainee._id)),
    latest?.state === 'appealed' && latest.appealId !== null ? database.get('appeals', latest.appealId) : null,
  ])
  if (!period || !school) throw new Error(`the period of ${enrolment._id} or the school is missing`)
  const rules = await ruleSetOf(context, exam?.ruleSetId ?? period.ruleSetId)
  const facts = factsOf({ exam, latest, enrolment, trainee, ledger, school, consent, rules, appeal })
  return { exam, latest, enrolment, trainee, rules, ledger, course, school, consent, facts }
}

function factsOf({ exam, latest, enrolment, trainee, ledger, school, consent, rules, appeal }: Omit<ExamCase, 'facts' | 'course'> & { readonly appeal: AppealDocument | null }): ExamFacts {
  const totals = foldLedger(ledger)
  const missingHours: MissingHours[] = [
    { account: 'common' as const, title: '公共课', missing: courseHoursMissing(totals, 'common', rules) },
    { account: enrolment.specialty, title: `${specialtyNames[enrolment.specialty]}专业课`, missing: courseHoursMissing(totals, enrolment.specialty, rules) },
  ].filter(({ missing }) => missing > 0)
  return {
    missingHours,
    hasWechat: trainee.wechat !== null,
    noticeVersion: school.examNotice.version,
    agreedVersion: exam?.agreed?.noticeVersion ?? null,
    isIdentityConfirmed: exam !== null && exam.identityConfirmedAtMs !== null,
    hasPhotoConsent: consent?.current?.textVersion === school.facePhotoConsent.version,
    entry: exam?.entry ?? null,
    nextAttemptNotBeforeMs: exam?.nextAttemptNotBeforeMs ?? 0,
    latest: latest && {
      attemptId: latest._id,
      state: latest.state,
      device: latest.holder.device,
      deadlineMs: latest.deadlineMs,
      exitDueMs: latest.exitDueMs,
      isExitAgain: latest.isExitAgain,
      score: latest.score,
      reviewDueMs: latest.reviewDueMs,
      certificateNumber: latest.certificateNumber,
      cancellationReason: latest.cancellation?.reason ?? null,
      settledAtMs: latest.settledAtMs,
      hasAppeal: latest.appealId !== null,
      appealDueMs: appeal?.dueAtMs ?? null,
    },
  }
}

/** The step as it is now, read again after a change. */
export async function currentStep(context: Needs, enrolmentId: string): Promise<ExamStep> {
  const { facts, rules } = await loadAnyCase(context, enrolmentId)
  return examStep(facts, rules.exam, context.nowMs)
}

/** A pass or an open attempt comes first: a won appeal may make an earlier one than the latest either (EXM-04, EXM-08). */
export function attemptIdInForce({ _id: enrolmentId, passedAttemptId, openAttemptId, attempts }: Pick<ExamDocument, '_id' | 'passedAttemptId' | 'openAttemptId' | 'attempts'>): string {
  return passedAttemptId ?? openAttemptId ?? attemptIdOf(enrolmentId, attempts)
}

export function attemptIdOf(enrolmentId: string, attemptNo: number): string {
  return `${enrolmentId}_${attemptNo}`
}

export function consentIdOf(traineeId: string): string {
  return `${traineeId}_face-photo`
}
