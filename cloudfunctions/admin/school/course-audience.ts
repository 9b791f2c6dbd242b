// Whom a course touches: who plays it now, and who is enrolled in classes that teach it.
import { specialtyNames } from '../../../src/domain/specialty'
import type { Context } from '../../platform/context'
import type { CourseDocument, CurrentCourseDocument } from '../../platform/documents/learning'
import { findAll } from '../../platform/find-all'
import { refuseOperator } from '../../platform/operator-answer'
import { mapInParallel } from '../../platform/retry'

export interface CourseAudience {
  readonly current: CurrentCourseDocument
  readonly course: CourseDocument | null
  readonly playing: number
  readonly classes: readonly { readonly title: string; readonly people: number }[]
}

/** Throws COURSE_UNKNOWN. */
export async function loadAudience({ database }: Pick<Context, 'database'>, courseId: string): Promise<CourseAudience> {
  const current = await database.get('current_courses', courseId)
  if (!current) throw refuseOperator('COURSE_UNKNOWN', `没有课程 ${courseId}，没有执行；请核对课程编号（发布课程时答复里有）。`)
  const [course, playing, classes] = await Promise.all([
    database.get('courses', `${courseId}_${current.currentVersion}`),
    database.count('desks', { courseId, live: true }),
    findAll({ database }, 'classes', {}),
  ])
  const teaching = classes.filter((one) => one.courses.common?.courseId === courseId || one.courses.specialty?.courseId === courseId)
  const counted = await mapInParallel(teaching, 4, async ({ _id, title, specialty }) => ({
    title: `${title}（${specialtyNames[specialty]}）`,
    people: await database.count('enrolments', { classId: _id, status: 'enrolled' }),
  }))
  return { current, course, playing, classes: counted }
}

export function describeAudience({ playing, classes }: CourseAudience): { readonly counts: Record<string, number>; readonly lines: string[] } {
  return {
    counts: { 正在播放: playing, 涉及班级: classes.length, 涉及学员: classes.reduce((sum, { people }) => sum + people, 0) },
    lines: classes.map(({ title, people }) => `${title}：${people} 人`),
  }
}
