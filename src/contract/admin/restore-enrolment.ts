import * as v from 'valibot'
import { id, record } from '../fields'
import { defineOperation } from '../operation'
import { confirm, operatorAnswer, operatorFields } from './operator-fields'

export const restoreEnrolment = defineOperation({
  name: 'enrolment.restore',
  function: 'admin',
  summary: '恢复一个停止的报名，从停下的地方接着学',
  request: record({ ...operatorFields, enrolmentId: id, confirm }),
  response: record({ ...operatorAnswer, done: v.boolean(), enrolmentId: id }),
  errors: ['OPERATOR_REFUSED', 'ENROLMENT_UNKNOWN', 'ENROLMENT_REFUSED'],
})
