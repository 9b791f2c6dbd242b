import * as v from 'valibot'
import { id, list, personName, record, text } from '../fields'
import { defineOperation } from '../operation'
import { operatorAnswer, operatorFields, staffRole } from './operator-fields'

export const appoint = defineOperation({
  name: 'staff.appoint',
  function: 'admin',
  summary: '登记一位工作人员；钥匙只显示一次',
  request: record({ ...operatorFields, newOperator: id, name: personName, roles: v.pipe(list(staffRole, 3), v.minLength(1)) }),
  response: record({ ...operatorAnswer, staffKey: text(64) }),
  errors: ['OPERATOR_REFUSED', 'STAFF_EXISTS'],
})
