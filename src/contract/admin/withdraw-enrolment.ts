import * as v from 'valibot'
import { id, record } from '../fields'
import { defineOperation } from '../operation'
import { confirm, operatorAnswer, operatorFields } from './operator-fields'

/** Ends what the person plays and sits in the same moment. Hours stay in the ledger; nothing is refunded by this. */
export const withdrawEnrolment = defineOperation({
  name: 'enrolment.withdraw',
  function: 'admin',
  summary: '停止一个人一个专业的报名（退学、报错专业）：已得学时保留，可以恢复；退费另行登记',
  request: record({ ...operatorFields, enrolmentId: id, confirm }),
  response: record({ ...operatorAnswer, done: v.boolean(), enrolmentId: id }),
  errors: ['OPERATOR_REFUSED', 'ENROLMENT_UNKNOWN', 'ENROLMENT_REFUSED'],
})
