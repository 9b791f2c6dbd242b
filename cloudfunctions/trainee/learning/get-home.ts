import { getHome } from '../../../src/contract/learning/get-home'
import { maskName } from '../../../src/domain/account'
import { isCourseComplete, nextStep, type CourseStanding, type EnrolmentStanding, type ExamStanding } from '../../../src/domain/hours'
import type { Context } from '../../platform/context'
import type { AttemptDocument, ExamDocument } from '../../platform/documents/exam'
import type { CourseDocument } from '../../platform/documents/learning'
import { attemptIdInForce } from '../../platform/exam/exam-case'
import { findByIds } from '../../platform/find-all'
import { handler } from '../../platform/handler'
import { classStateOf } from './class-views'
import { readDeskFirst } from './desk-first'
import { accountOf, lessonStates, loadStudy, ringOf, type Study, type StudyOfEnrolment } from './study'

export const getHomeHandler = handler(getHome, {
  async load(context) {
    const own = await readDeskFirst(context)
    const [study, exams, school] = await Promise.all([loadStudy(context, own), readExams(context, own.signedIn.trainee._id), context.database.get('school', 'school')])
    return { study, exams, school }
  },
  decide({ study, exams, school }, _input, { nowMs }) {
    const current = study.enrolments.filter(({ enrolment }) => enrolment.status === 'enrolled')
    const { trainee } = study.signedIn
    return {
      maskedName: maskName(trainee.name),
      isBound: trainee.wechat !== null,
      rings: current.map((own) => ringOf(own, nowMs)),
      next: nextStep(current.map((own) => standingOf(study, own, exams, nowMs))),
      isCheckDue: (study.desk?.check ?? null) !== null,
      hasWithdrawn: current.length < study.enrolments.length,
      school: { name: school?.name ?? '', phone: school?.phone ?? '', officeHours: school?.officeHours ?? '' },
    }
  },
  commit: async (_context, answer) => answer,
})

interface Exams {
  readonly exams: ReadonlyMap<string, ExamDocument>
  readonly latest: ReadonlyMap<string, AttemptDocument>
}

async function readExams(context: Pick<Context, 'database'>, traineeId: string): Promise<Exams> {
  const exams = await context.database.find('exams', { traineeId })
  const attemptIds = exams.filter(({ attempts }) => attempts > 0).map(attemptIdInForce)
  const latest = attemptIds.length === 0 ? [] : await findByIds(context, 'attempts', attemptIds)
  return { exams: new Map(exams.map((exam) => [exam._id, exam])), latest: new Map(latest.map((attempt) => [attempt.enrolmentId, attempt])) }
}

function standingOf(study: Study, own: StudyOfEnrolment, exams: Exams, now: number): EnrolmentStanding {
  const state = classStateOf(own, now)
  return {
    enrolmentId: own.enrolment._id,
    classState: state === 'withdrawn' ? 'ended' : state,
    opensOn: own.class?.opensOn ?? null,
    isAcknowledged: own.enrolment.rulesAcknowledged !== null,
    isBound: study.signedIn.trainee.wechat !== null,
    common: own.common && courseStanding(study, own, own.common),
    specialty: own.specialty && courseStanding(study, own, own.specialty),
    exam: examStanding(exams, own.enrolment._id),
    lastLessonId: study.desk?.period === own.period._id ? study.desk.lesson : null,
  }
}

function courseStanding(study: Study, own: StudyOfEnrolment, course: CourseDocument): CourseStanding {
  return { courseId: course.courseId, title: course.title, isComplete: isCourseComplete(own.totals, accountOf(course), own.rules), lessons: lessonStates(study, own, course) }
}

/** The button's kind only; the exam's own page knows every step. */
function examStanding({ exams, latest }: Exams, enrolmentId: string): ExamStanding {
  const attempt = latest.get(enrolmentId)
  if (!attempt) return { kind: 'open' }
  const again = { kind: 'again', notBeforeMs: exams.get(enrolmentId)?.nextAttemptNotBeforeMs ?? 0 } as const
  switch (attempt.state) {
    case 'in-progress':
      return { kind: 'in-progress' }
    case 'awaiting-exit-photo':
      return { kind: 'exit-photo', dueMs: attempt.exitDueMs }
    case 'under-review':
      return { kind: 'under-review' }
    case 'passed':
      return { kind: 'passed' }
    case 'failed':
    case 'withheld':
    case 'cancelled':
    case 'appealed':
      return again
  }
}
