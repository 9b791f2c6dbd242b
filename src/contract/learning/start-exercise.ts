import * as v from 'valibot'
import { questionKinds } from '../../domain/exercise'
import { optionLetter } from '../exam/exam-shapes'
import { defineOperation } from '../operation'
import { count, id, list, record, text } from '../fields'

/** The open try of a lesson's exercise, or a new one: questions and options shuffled, no key (EXC-02). */
export const startExercise = defineOperation({
  name: 'learning.startExercise',
  function: 'trainee',
  summary: '打开课后练习',
  request: record({ enrolmentId: id, lessonId: id }),
  response: record({
    tryNo: count(1_000_000),
    title: text(200),
    earned: v.boolean(),
    questions: list(
      record({
        questionId: id,
        kind: v.picklist(questionKinds),
        stem: text(2000),
        /** Letters by position in this try: the bank's own keys stay on the server. */
        options: list(record({ letter: optionLetter, text: text(1000) }), 10),
      }),
      200,
    ),
  }),
  errors: ['VIDEO_UNFINISHED', 'EXERCISE_PAUSED', 'CHECK_DUE', 'SPECIALTY_LOCKED', 'RULES_NOT_ACKNOWLEDGED', 'CLASS_NOT_OPEN', 'NOT_BOUND', 'WITHDRAWN'],
})
