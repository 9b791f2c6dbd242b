import { getOverview } from '../../../src/contract/exam/get-overview'
import { maskIdNumber } from '../../../src/domain/account'
import { examStep } from '../../../src/domain/exam'
import { specialtyNames } from '../../../src/domain/specialty'
import type { AttemptDocument } from '../../platform/documents/exam'
import { loadOwnCase } from '../../platform/exam/exam-case'
import { handler } from '../../platform/handler'

/** A score is told once nothing but a person's decision is open (EXM-03). */
function publishedScore({ state, score }: AttemptDocument): number | null {
  return state === 'failed' || state === 'under-review' || state === 'passed' ? score : null
}

export const getOverviewHandler = handler(getOverview, {
  async load(context, { enrolmentId }) {
    const examCase = await loadOwnCase(context, enrolmentId)
    const [attempts, employer] = await Promise.all([
      context.database.find('attempts', { enrolmentId }, { orderBy: [['attemptNo', 'desc']], limit: 50 }),
      context.database.get('employers', examCase.enrolment.employerId),
    ])
    return { examCase, attempts: attempts.reverse(), employer }
  },
  decide({ examCase, attempts, employer }, { enrolmentId }, { nowMs }) {
    const { enrolment, trainee, rules, course, school, consent, facts } = examCase
    const title = `${specialtyNames[enrolment.specialty]}专业考试`
    return {
      enrolmentId,
      specialty: enrolment.specialty,
      title,
      person: { name: trainee.name, idMasked: maskIdNumber(trainee.idTail), employer: employer?.name ?? '' },
      step: examStep(facts, rules.exam, nowMs),
      attempts: attempts.map((attempt) => {
        const { _id: attemptId, attemptNo, state, startedAtMs, submittedAtMs } = attempt
        return { attemptId, attemptNo, state, startedAtMs, submittedAtMs, score: publishedScore(attempt) }
      }),
      notice: school.examNotice,
      consent: { text: school.facePhotoConsent, givenAtMs: consent?.current?.givenAtMs ?? null, givenVersion: consent?.current?.textVersion ?? null },
      paper: course?.exam
        ? { durationMs: course.exam.minutes * 60_000, questions: course.exam.parts.reduce((sum, { count }) => sum + count, 0), passMark: rules.exam.passMark }
        : null,
      channels: [...rules.photos.channels],
    }
  },
  commit: async (_context, overview) => overview,
})
