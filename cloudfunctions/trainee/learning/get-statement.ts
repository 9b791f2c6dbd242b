import { getStatement } from '../../../src/contract/learning/get-statement'
import { currentFrontier, progressKey } from '../../../src/domain/playback'
import { handler } from '../../platform/handler'
import { Refusal } from '../../platform/refusal'
import { loadOwnStudy } from './own-study'

const mostStretches = 400

/** PLY-08. What a lease still may hand in stands on the desk and is not listed: nothing is decided about it yet. */
export const getStatementHandler = handler(getStatement, {
  load: (context, { enrolmentId }) => loadOwnStudy(context, enrolmentId),
  decide({ study, own }, { lessonId }) {
    const lesson = [own.common, own.specialty].flatMap((course) => course?.chapters ?? []).flatMap(({ lessons }) => lessons).find((candidate) => candidate.lessonId === lessonId)
    if (!lesson) throw new Refusal('NOT_FOUND', 'no such lesson in the courses of this enrolment')
    const period = own.period._id
    const stored = study.progress.get(progressKey(period, lessonId)) ?? null
    const isOnDesk = study.desk?.live === true && study.desk.period === period && study.desk.lesson === lessonId
    const stretches = [...(stored?.stretches ?? []), ...(isOnDesk ? (study.desk?.stretches ?? []) : [])]
    return {
      title: lesson.title,
      frontierMs: currentFrontier(study.desk, stored, period, lessonId).frontierMs,
      mediaMs: lesson.mediaMs,
      stretches: stretches
        .slice(-mostStretches)
        .reverse()
        .map(({ fromAt, toAt, creditedMs, reason }) => ({ fromMs: fromAt, toMs: toAt, creditedMs, reason })),
    }
  },
  commit: async (_context, answer) => answer,
})
