import * as v from 'valibot'
import { confirm, operatorAnswer, operatorFields } from '../admin/operator-fields'
import { defineOperation } from '../operation'
import { filledText, id, record } from '../fields'

/** Cancels a passed result: the certificate is revoked, a correction goes to the province (PHO-05). Two people. */
export const cancelResult = defineOperation({
  name: 'exam.cancelResult',
  function: 'admin',
  summary: '取消成绩：吊销学时证明，向省中心发更正（须两人）',
  request: record({ ...operatorFields, secondOperator: id, secondKey: filledText(64), attemptId: id, confirm }),
  response: record({ ...operatorAnswer, done: v.boolean(), certificateNumber: id }),
  errors: ['OPERATOR_REFUSED', 'SECOND_PERSON_NEEDED', 'CANCELLATION_REFUSED'],
})
