import { defineOperation } from '../operation'
import { id, record, text } from '../fields'
import { examStep } from './exam-shapes'

/** 同意，参加考试: good for the coming attempt. */
export const agree = defineOperation({
  name: 'exam.agree',
  function: 'trainee',
  summary: '同意考试须知，参加考试',
  request: record({ enrolmentId: id, noticeVersion: text(40) }),
  response: record({ step: examStep }),
  errors: ['EXAM_STEP_MISSING', 'EXAM_CLOSED', 'EXAM_ATTEMPT_OPEN', 'EXAM_TEXT_OUTDATED', 'EXAM_NOT_READY'],
})
