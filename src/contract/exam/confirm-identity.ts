import { defineOperation } from '../operation'
import { id, record } from '../fields'
import { examStep } from './exam-shapes'

/** 信息确认: the person says that name, specialty and employer are right. */
export const confirmIdentity = defineOperation({
  name: 'exam.confirmIdentity',
  function: 'trainee',
  summary: '确认本人信息无误',
  request: record({ enrolmentId: id }),
  response: record({ step: examStep }),
  errors: ['EXAM_STEP_MISSING', 'EXAM_CLOSED', 'EXAM_ATTEMPT_OPEN'],
})
