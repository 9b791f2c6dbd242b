// Everything a trainee's overview pages are made of, read in few queries and seen as one: the running lease included.
import { enrolmentHours, foldLedger, isCourseComplete, courseHoursMissing, type AccountHours, type HoursAccount, type LessonStanding } from '../../../src/domain/hours'
import { currentFrontier, isPlayed, progressKey } from '../../../src/domain/playback'
import type { RuleSet } from '../../../src/domain/rules'
import { specialtyNames } from '../../../src/domain/specialty'
import { dayOf, daysBetween } from '../../../src/domain/units'
import type { Context } from '../../platform/context'
import type { CourseDocument, DeskDocument, LedgerDocument, ProgressDocument } from '../../platform/documents/learning'
import type { ClassDocument, EnrolmentDocument, PeriodDocument } from '../../platform/documents/people'
import { findByIds, findWhereIn } from '../../platform/find-all'
import { ruleSetOf } from '../../platform/rules-in-force'
import type { SignedIn } from '../../platform/signed-in'
import { earnedEntryId } from './lesson-right'

type Needs = Pick<Context, 'database' | 'nowMs'>

export interface StudyOfEnrolment {
  readonly enrolment: EnrolmentDocument
  readonly period: PeriodDocument
  readonly rules: RuleSet
  readonly class: ClassDocument | null
  readonly totals: Readonly<Record<HoursAccount, AccountHours>>
  /** Null while none is pinned. */
  readonly common: CourseDocument | null
  readonly specialty: CourseDocument | null
}

export interface Study {
  readonly signedIn: SignedIn
  readonly desk: DeskDocument | null
  /** The newest period first, in it the main item first. */
  readonly enrolments: readonly StudyOfEnrolment[]
  readonly ledger: readonly LedgerDocument[]
  readonly progress: ReadonlyMap<string, ProgressDocument>
}

const mostEnrolments = 20

export async function loadStudy(context: Needs, { desk, signedIn }: { readonly desk: DeskDocument | null; readonly signedIn: SignedIn }, only?: string): Promise<Study> {
  const { database } = context
  const found = await database.find('enrolments', { traineeId: signedIn.trainee._id })
  const enrolments = found.filter(({ _id }) => only === undefined || _id === only)
  const periodIds = [...new Set(enrolments.map(({ periodId }) => periodId))]
  const classIds = enrolments.flatMap(({ classId }) => (classId === null ? [] : [classId]))
  const [periods, classes, ledger, progress] = await Promise.all([
    findByIds(context, 'periods', periodIds),
    findByIds(context, 'classes', classIds),
    findWhereIn(context, 'ledger', 'period', periodIds),
    findWhereIn(context, 'progress', 'period', periodIds),
  ])
  const courses = await readCourses(context, enrolments, periods)
  const joined = await Promise.all(
    enrolments.map(async (enrolment): Promise<StudyOfEnrolment> => {
      const period = periods.find(({ _id }) => _id === enrolment.periodId)
      if (!period) throw new Error(`the period of ${enrolment._id} is missing`)
      return {
        enrolment,
        period,
        rules: await ruleSetOf(context, period.ruleSetId),
        class: classes.find(({ _id }) => _id === enrolment.classId) ?? null,
        totals: foldLedger(ledger.filter((entry) => entry.period === period._id)),
        common: courses.get(pinned(period.commonCourse)) ?? null,
        specialty: courses.get(pinned(enrolment.course)) ?? null,
      }
    }),
  )
  return { signedIn, desk, enrolments: joined.sort(byRing).slice(0, mostEnrolments), ledger, progress: new Map(progress.map((document) => [document._id, document])) }
}

function pinned(course: { readonly courseId: string; readonly version: number } | null): string {
  return course === null ? '' : `${course.courseId}_${course.version}`
}

async function readCourses(context: Needs, enrolments: readonly EnrolmentDocument[], periods: readonly PeriodDocument[]): Promise<Map<string, CourseDocument>> {
  const ids = [...enrolments.map(({ course }) => pinned(course)), ...periods.map(({ commonCourse }) => pinned(commonCourse))].filter((id) => id !== '')
  const found = ids.length === 0 ? [] : await findByIds(context, 'courses', [...new Set(ids)])
  return new Map(found.map((course) => [course._id, course]))
}

function byRing(a: StudyOfEnrolment, b: StudyOfEnrolment): number {
  return b.period.openedAtMs - a.period.openedAtMs || Number(a.enrolment.item !== 'main') - Number(b.enrolment.item !== 'main') || (a.enrolment._id < b.enrolment._id ? -1 : 1)
}

export function ringOf({ enrolment, period, rules, totals }: StudyOfEnrolment, now: number) {
  const { specialty, item } = enrolment
  return {
    enrolmentId: enrolment._id,
    specialty,
    specialtyName: specialtyNames[specialty],
    item,
    ...enrolmentHours(totals, specialty, rules),
    registrationExpires: period.registrationExpires,
    daysLeft: period.registrationExpires === null ? null : daysBetween(dayOf(now), period.registrationExpires),
  }
}

export function accountOf(course: CourseDocument): HoursAccount {
  return course.kind === 'common' ? 'common' : (course.specialty ?? 'common')
}

export interface LessonState extends LessonStanding {
  readonly positionMs: number
}

/** Every lesson of a course as it stands now. */
export function lessonStates(study: Study, { period, rules }: StudyOfEnrolment, course: CourseDocument): LessonState[] {
  const earned = new Set(study.ledger.map(({ _id }) => _id))
  return course.chapters.flatMap(({ lessons }) =>
    lessons.map(({ lessonId, title, mediaMs }) => {
      const { frontierMs, positionMs } = currentFrontier(study.desk, study.progress.get(progressKey(period._id, lessonId)) ?? null, period._id, lessonId)
      const isEarned = earned.has(earnedEntryId(period._id, lessonId))
      return { lessonId, title, mediaMs, frontierMs, positionMs, isEarned, isPlayed: isPlayed(frontierMs, mediaMs, rules.playback) }
    }),
  )
}

/** What the common course still lacks before this course opens (CAT-03); null when it is open. */
export function lockedByMissing({ totals, rules }: StudyOfEnrolment, course: CourseDocument): number | null {
  if (course.kind === 'common' || isCourseComplete(totals, 'common', rules)) return null
  return courseHoursMissing(totals, 'common', rules)
}
