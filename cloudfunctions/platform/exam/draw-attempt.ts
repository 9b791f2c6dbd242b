import { drawPaper } from '../../../src/domain/exam'
import { minuteMs } from '../../../src/domain/units'
import type { Context } from '../context'
import type { AttemptDocument } from '../documents/exam'
import type { BankDocument } from '../documents/learning'
import { attemptIdOf, type ExamCase } from './exam-case'

/** A new attempt with its frozen paper; null when the school has not made the exam ready. */
export function drawAttempt(
  { exam, enrolment, course, rules }: ExamCase,
  bank: BankDocument | null,
  holder: AttemptDocument['holder'],
  { nowMs, newId }: Pick<Context, 'nowMs' | 'newId'>,
): AttemptDocument | null {
  if (!exam?.entry || !course?.exam || !bank) return null
  const drawSeed = newId()
  const draw = drawPaper({ questions: bank.questions, blueprint: course.exam, recentPapers: exam.recentPapers, seed: drawSeed })
  if (draw.kind === 'refused') return null
  const attemptNo = exam.attempts + 1
  return {
    _id: attemptIdOf(enrolment._id, attemptNo),
    stamp: newId(),
    epoch: 1,
    attemptNo,
    enrolmentId: enrolment._id,
    traineeId: enrolment.traineeId,
    periodId: enrolment.periodId,
    courseId: course.courseId,
    courseVersion: course.version,
    bankId: bank._id,
    ruleSetId: rules.ruleSetId,
    state: 'in-progress',
    holder,
    drawSeed,
    paper: [...draw.paper],
    answers: [],
    startedAtMs: nowMs,
    deadlineMs: nowMs + course.exam.minutes * minuteMs,
    submittedAtMs: null,
    submittedBy: null,
    entry: exam.entry,
    exit: null,
    exitDueMs: null,
    isExitAgain: false,
    score: null,
    weakChapters: [],
    scoredAtMs: null,
    reviewDueMs: null,
    certificateNumber: null,
    cancellation: null,
    settledAtMs: null,
    appealId: null,
    appeals: 0,
    corrections: 0,
    detailsDeletedAtMs: null,
  }
}
