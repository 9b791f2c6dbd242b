// The course version an event of the bank is about, with its bank in force; throws COURSE_UNKNOWN.
import type { Context } from '../../platform/context'
import type { BankDocument, CourseDocument } from '../../platform/documents/learning'
import { bankInForce } from '../../platform/exam/bank-in-force'
import { refuseOperator } from '../../platform/operator-answer'

export interface BankCourse {
  readonly course: CourseDocument & { readonly exam: NonNullable<CourseDocument['exam']> }
  readonly bank: BankDocument
  /** The version that classes opened from now on take. */
  readonly currentVersion: number
}

export async function requireBankCourse(context: Pick<Context, 'database'>, courseId: string, wanted: number | undefined): Promise<BankCourse> {
  const current = await context.database.get('current_courses', courseId)
  const version = wanted ?? current?.currentVersion
  const course = version === undefined ? null : await context.database.get('courses', `${courseId}_${version}`)
  if (!current || !course) throw refuseOperator('COURSE_UNKNOWN', `没有发布过课程 ${courseId}${wanted === undefined ? '' : ` 第 ${wanted} 版`}，请核对课程编号，或先运行 catalogue.publishCourse。`)
  const bank = await bankInForce(context, courseId, course.version)
  if (!course.exam || !bank) throw refuseOperator('COURSE_UNKNOWN', `“${course.title}”是公共课，不设考试，没有题库。`)
  return { course: { ...course, exam: course.exam }, bank, currentVersion: current.currentVersion }
}

/** "建筑工程专业课（building 第 1 版）" */
export function courseName({ title, courseId, version }: Pick<CourseDocument, 'title' | 'courseId' | 'version'>): string {
  return `${title}（${courseId} 第 ${version} 版）`
}
