import * as v from 'valibot'
import { optionLetter } from '../exam/exam-shapes'
import { defineOperation } from '../operation'
import { count, creditHours, duration, id, list, record } from '../fields'

/** 交卷: marked once; all correct earns the lesson's hours, once (EXC-01). The same try again gives the stored result. */
export const submitExercise = defineOperation({
  name: 'learning.submitExercise',
  function: 'trainee',
  summary: '提交课后练习',
  request: record({
    enrolmentId: id,
    lessonId: id,
    tryNo: count(1_000_000),
    answers: list(record({ questionId: id, answer: list(optionLetter, 10) }), 200),
  }),
  response: record({
    allCorrect: v.boolean(),
    /** Which questions were wrong; never which answer would be right. */
    wrongQuestionIds: list(id, 200),
    /** The lesson's hours are earned, now or before. */
    earned: v.boolean(),
    /** Credited by this try; 0 when it was not all right or the lesson was earned before. */
    creditHours,
    /** The wait before the next try. */
    retryAfterMs: duration,
    /** This submission completed the common course: the specialty course is open now (CAT-03). */
    specialtyOpened: v.boolean(),
  }),
  errors: ['EXERCISE_NOT_OPEN', 'CHECK_DUE', 'SPECIALTY_LOCKED', 'RULES_NOT_ACKNOWLEDGED', 'CLASS_NOT_OPEN', 'NOT_BOUND', 'WITHDRAWN'],
})
