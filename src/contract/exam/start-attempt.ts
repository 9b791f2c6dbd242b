import { defineOperation } from '../operation'
import { filledText, id, record } from '../fields'
import { openPaper } from './exam-shapes'

/** 开始答题. Repeated, it gives the same paper; from another page it moves the paper there (EXM-06). */
export const startAttempt = defineOperation({
  name: 'exam.startAttempt',
  function: 'trainee',
  summary: '开始答题，或在本页继续答题',
  request: record({ enrolmentId: id, page: id, device: filledText(60) }),
  response: openPaper,
  errors: ['EXAM_STEP_MISSING', 'EXAM_CLOSED', 'EXAM_ATTEMPT_OPEN', 'EXAM_NOT_READY'],
})
