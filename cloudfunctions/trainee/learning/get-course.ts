import { getCourse } from '../../../src/contract/learning/get-course'
import { lessonToContinue, requiredCourseHours } from '../../../src/domain/hours'
import { handler } from '../../platform/handler'
import { Refusal } from '../../platform/refusal'
import { loadOwnStudy } from './own-study'
import { accountOf, lessonStates, lockedByMissing } from './study'

export const getCourseHandler = handler(getCourse, {
  async load(context, { enrolmentId, courseId }) {
    const loaded = await loadOwnStudy(context, enrolmentId)
    const course = [loaded.own.common, loaded.own.specialty].find((candidate) => candidate?.courseId === courseId)
    if (!course) throw new Refusal('NOT_FOUND', 'no such course in this enrolment')
    return { ...loaded, course, current: await context.database.get('current_courses', courseId) }
  },
  decide({ study, own, course, current }) {
    if (own.enrolment.status === 'withdrawn') throw new Refusal('WITHDRAWN', 'the enrolment was withdrawn', { what: 'enrolment' })
    const states = lessonStates(study, own, course)
    const stateOf = new Map(states.map((state) => [state.lessonId, state]))
    const account = accountOf(course)
    const lastLessonId = study.desk?.period === own.period._id ? study.desk.lesson : null
    return {
      courseId: course.courseId,
      kind: course.kind,
      title: course.title,
      earned: own.totals[account].course,
      required: requiredCourseHours(account, own.rules),
      lockedByMissing: lockedByMissing(own, course),
      isWithdrawn: current !== null && current.withdrawnAtMs !== null,
      chapters: course.chapters.map(({ chapterId, title, lessons }) => ({
        chapterId,
        title,
        lessons: lessons.map(({ lessonId, title: lessonTitle, creditHours, mediaMs, mediaBytes }) => {
          const state = stateOf.get(lessonId)
          return {
            lessonId,
            title: lessonTitle,
            creditHours,
            mediaMs,
            mediaBytes,
            frontierMs: state?.frontierMs ?? 0,
            positionMs: state?.positionMs ?? 0,
            played: state?.isPlayed ?? false,
            earned: state?.isEarned ?? false,
          }
        }),
      })),
      nextLessonId: lessonToContinue(states, lastLessonId)?.lessonId ?? null,
    }
  },
  commit: async (_context, answer) => answer,
})
