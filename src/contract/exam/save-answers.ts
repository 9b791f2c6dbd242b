import { defineOperation } from '../operation'
import { count, duration, id, list, record } from '../fields'
import { savedAnswer } from './exam-shapes'

/** Autosave. An older revision never replaces a newer one: what is stored comes back in `kept`. */
export const saveAnswers = defineOperation({
  name: 'exam.saveAnswers',
  function: 'trainee',
  summary: '保存答案',
  request: record({ attemptId: id, epoch: count(1_000_000_000), answers: list(savedAnswer, 500) }),
  response: record({ saved: count(500), kept: list(savedAnswer, 500), answered: count(500), remainingMs: duration }),
  errors: ['EXAM_TAKEN_OVER', 'ATTEMPT_SUBMITTED'],
})
