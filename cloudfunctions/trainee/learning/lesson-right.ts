// Whether this trainee may study this lesson now, and what it is (case 15): enrolment, class, teaching rules, course,
// and for a specialty lesson the common hours. Reads only; throws the refusal that names the missing step.
import { courseHoursMissing, foldLedger } from '../../../src/domain/hours'
import type { RuleSet } from '../../../src/domain/rules'
import { dayOf } from '../../../src/domain/units'
import type { Context } from '../../platform/context'
import type { LedgerDocument, LessonDocument } from '../../platform/documents/learning'
import type { ClassDocument, EnrolmentDocument, PeriodDocument } from '../../platform/documents/people'
import { Refusal } from '../../platform/refusal'
import { ruleSetOf } from '../../platform/rules-in-force'
import type { SignedIn } from '../../platform/signed-in'

type Needs = Pick<Context, 'database' | 'nowMs'>

export interface LessonRight {
  readonly enrolment: EnrolmentDocument
  readonly period: PeriodDocument
  readonly rules: RuleSet
  readonly lesson: LessonDocument
  readonly account: LedgerDocument['account']
  /** All entries of the period. */
  readonly ledger: readonly LedgerDocument[]
  readonly isEarned: boolean
}

/** More entries than a period can have: 60 hours of lessons of six specialties, and corrections. */
export const mostLedgerEntries = 1_000

export function earnedEntryId(periodId: string, lessonId: string): string {
  return `${periodId}_${lessonId}_earned`
}

export async function requireLessonRight(context: Needs, signedIn: SignedIn, enrolmentId: string, lessonId: string): Promise<LessonRight> {
  const { database } = context
  const enrolment = await database.get('enrolments', enrolmentId)
  if (!enrolment || enrolment.traineeId !== signedIn.trainee._id) throw new Refusal('NOT_FOUND', 'no such enrolment of this trainee')
  if (enrolment.status === 'withdrawn') throw new Refusal('WITHDRAWN', 'the enrolment was withdrawn', { what: 'enrolment' })
  const [period, ownClass, ledger] = await Promise.all([
    database.get('periods', enrolment.periodId),
    enrolment.classId === null ? null : database.get('classes', enrolment.classId),
    database.find('ledger', { period: enrolment.periodId }, { limit: mostLedgerEntries }),
  ])
  if (!period) throw new Error(`the period of ${enrolment._id} is missing`)
  requireOpenClass(ownClass, context.nowMs)
  const found = await findLesson(context, enrolment, period, lessonId)
  if (!found) throw new Refusal('NOT_FOUND', 'no such lesson in the courses of this enrolment')
  const { lesson, account } = found
  const [course, rules] = await Promise.all([database.get('current_courses', lesson.courseId), ruleSetOf(context, period.ruleSetId)])
  if (course && course.withdrawnAtMs !== null) throw new Refusal('WITHDRAWN', 'the course was withdrawn for everybody', { what: 'course' })
  if (signedIn.trainee.wechat === null) throw new Refusal('NOT_BOUND', 'without a bound WeChat the trainee may look, not earn')
  if (enrolment.rulesAcknowledged === null) throw new Refusal('RULES_NOT_ACKNOWLEDGED', 'the teaching rules come first', { rulesVersion: await rulesVersion(context) })
  const missing = account === 'common' ? 0 : courseHoursMissing(foldLedger(ledger), 'common', rules)
  if (missing > 0) throw new Refusal('SPECIALTY_LOCKED', 'the common course comes first', { missing })
  return { enrolment, period, rules, lesson, account, ledger, isEarned: ledger.some(({ _id }) => _id === earnedEntryId(period._id, lessonId)) }
}

function requireOpenClass(ownClass: ClassDocument | null, now: number): void {
  if (ownClass === null) throw new Refusal('CLASS_NOT_OPEN', 'the trainee is in no class yet', { opensOn: null, ended: false })
  const state = classStateOn(ownClass, now)
  if (state !== 'open') throw new Refusal('CLASS_NOT_OPEN', `the class is ${state}`, { opensOn: ownClass.opensOn, ended: state === 'ended' })
}

export function classStateOn(ownClass: Pick<ClassDocument, 'opensOn' | 'closesOn'>, now: number): 'not-open' | 'open' | 'ended' {
  const today = dayOf(now)
  if (today < ownClass.opensOn) return 'not-open'
  return ownClass.closesOn !== null && today > ownClass.closesOn ? 'ended' : 'open'
}

async function findLesson(context: Needs, enrolment: EnrolmentDocument, period: PeriodDocument, lessonId: string): Promise<Pick<LessonRight, 'lesson' | 'account'> | null> {
  const candidates = [
    { account: 'common' as const, course: period.commonCourse },
    { account: enrolment.specialty, course: enrolment.course },
  ]
  for (const { account, course } of candidates) {
    const lesson = course === null ? null : await context.database.get('lessons', `${lessonId}_${course.version}`)
    // Two courses may carry the same version number: the lesson says whose it is.
    if (lesson && lesson.courseId === course?.courseId) return { lesson, account }
  }
  return null
}

async function rulesVersion(context: Needs): Promise<string> {
  return (await context.database.get('school', 'school'))?.teachingRules.version ?? ''
}
