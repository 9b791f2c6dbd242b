import { listStudyDays } from '../../../src/contract/learning/list-study-days'
import { lessonDaysOf } from '../../platform/evidence/statement-lines'
import { handler } from '../../platform/handler'
import { readDeskFirst } from './desk-first'
import { loadStudy } from './study'

const mostDays = 400

export const listStudyDaysHandler = handler(listStudyDays, {
  load: async (context) => loadStudy(context, await readDeskFirst(context)),
  decide({ enrolments, progress, desk }) {
    const courses = new Map(enrolments.flatMap(({ common, specialty }) => [common, specialty]).flatMap((course) => (course === null ? [] : [[course._id, course] as const])))
    // A lesson opens from an enrolment that has it; of a common lesson any one of its period will do.
    const enrolmentOf = new Map(enrolments.flatMap(({ enrolment, period, common, specialty }) => [common, specialty].flatMap((course) => course?.chapters ?? []).flatMap(({ lessons }) => lessons.map(({ lessonId }) => [`${period._id}_${lessonId}`, enrolment._id] as const))))
    const days = lessonDaysOf({ progress: [...progress.values()], desk, courses }).flatMap(({ day, period, lesson: lessonId, title, creditedMs, uncreditedMs, reasons }) => {
      const enrolmentId = enrolmentOf.get(`${period}_${lessonId}`)
      return enrolmentId === undefined ? [] : [{ day, enrolmentId, lessonId, title, creditedMs, uncreditedMs, reasons: [...reasons] }]
    })
    return { total: days.length, days: days.slice(0, mostDays) }
  },
  commit: async (_context, answer) => answer,
})
