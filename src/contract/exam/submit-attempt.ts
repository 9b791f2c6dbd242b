import * as v from 'valibot'
import { defineOperation } from '../operation'
import { count, duration, id, instant, list, record } from '../fields'
import { attemptState, savedAnswer } from './exam-shapes'

/** 交卷. Repeated or late it answers with what was handed in; late answers are dropped. */
export const submitAttempt = defineOperation({
  name: 'exam.submitAttempt',
  function: 'trainee',
  summary: '交卷',
  request: record({ attemptId: id, epoch: count(1_000_000_000), answers: list(savedAnswer, 500) }),
  response: record({
    state: attemptState,
    submittedBy: v.picklist(['trainee', 'time-out']),
    submittedAtMs: instant,
    answered: count(500),
    questions: count(500),
    /** How long the exit photo may still be taken; 0 when none is waited for. */
    exitPhotoWithinMs: duration,
  }),
  errors: ['EXAM_TAKEN_OVER'],
})
