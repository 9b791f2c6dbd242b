// What opening a class needs to know: the courses taught now, the class of that title, who waits for one.
import type { Specialty } from '../../../src/domain/specialty'
import type { Day } from '../../../src/domain/units'
import type { Context } from '../../platform/context'
import type { JobDocument, SchoolDocument } from '../../platform/documents/house'
import type { ClassDocument, EnrolmentDocument } from '../../platform/documents/people'
import { findAll, findByIds } from '../../platform/find-all'
import { requireSchool } from '../../platform/school'

interface CourseRef {
  readonly courseId: string
  readonly version: number
}

export interface ClassOpening {
  readonly school: SchoolDocument
  readonly courses: { readonly common: CourseRef | null; readonly specialty: CourseRef | null }
  readonly titleClaim: string
  readonly existing: ClassDocument | null
  readonly job: JobDocument | null
  /** Enrolments of the specialty without a class, with the person's name. */
  readonly waiting: readonly { readonly enrolment: EnrolmentDocument; readonly name: string }[]
}

export async function loadClassOpening(context: Pick<Context, 'database' | 'lookupHash'>, input: { specialty: Specialty; title: string }): Promise<ClassOpening> {
  const school = await requireSchool(context)
  const titleClaim = `class_${context.lookupHash('class-title', input.title.trim())}`
  const claim = await context.database.get('claims', titleClaim)
  const [existing, job, courses, enrolments] = await Promise.all([
    claim ? context.database.get('classes', claim.owner) : null,
    claim ? context.database.get('jobs', `class_${claim.owner}`) : null,
    coursesTaught(context, input.specialty),
    findAll(context, 'enrolments', { specialty: input.specialty, classId: null, status: 'enrolled' }),
  ])
  const trainees = await findByIds(context, 'trainees', enrolments.map((enrolment) => enrolment.traineeId))
  const names = new Map(trainees.map((trainee) => [trainee._id, trainee.name]))
  return { school, courses, titleClaim, existing, job, waiting: enrolments.map((enrolment) => ({ enrolment, name: names.get(enrolment.traineeId) ?? '' })) }
}

/** The current versions, not withdrawn; of several the one published last. */
async function coursesTaught(context: Pick<Context, 'database'>, specialty: Specialty): Promise<ClassOpening['courses']> {
  const current = (await findAll(context, 'current_courses', {})).filter((one) => one.withdrawnAtMs === null)
  const courses = await findByIds(context, 'courses', current.map((one) => `${one._id}_${one.currentVersion}`))
  const newestFirst = [...courses].sort((left, right) => right.publishedAtMs - left.publishedAtMs)
  const refOf = (course: (typeof courses)[number] | undefined): CourseRef | null => (course ? { courseId: course.courseId, version: course.version } : null)
  return { common: refOf(newestFirst.find((course) => course.kind === 'common')), specialty: refOf(newestFirst.find((course) => course.kind === 'specialty' && course.specialty === specialty)) }
}

export function sameClass(existing: ClassDocument, input: { specialty: Specialty; opensOn: Day; closesOn: Day | null }): boolean {
  return existing.specialty === input.specialty && existing.opensOn === input.opensOn && existing.closesOn === input.closesOn
}
