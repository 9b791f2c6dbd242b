import { defineOperation } from '../operation'
import { id, record } from '../fields'
import { openPaper } from './exam-shapes'

/** The open paper and what is saved of it, without moving it to another page. */
export const getAttempt = defineOperation({
  name: 'exam.getAttempt',
  function: 'trainee',
  summary: '正在作答的试卷和已保存的答案',
  request: record({ attemptId: id }),
  response: openPaper,
  errors: ['ATTEMPT_SUBMITTED'],
})
