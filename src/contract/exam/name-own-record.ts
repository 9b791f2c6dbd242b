import * as v from 'valibot'
import { operatorAnswer, operatorFields } from '../admin/operator-fields'
import { defineOperation } from '../operation'
import { id, idNumber, record } from '../fields'

/** Which trainee a member of staff is, by ID number, so that nobody reviews their own record (PHO-04). */
export const nameOwnRecord = defineOperation({
  name: 'staff.nameOwnRecord',
  function: 'admin',
  summary: '登记工作人员本人的身份证号：自己的照片不由自己核对',
  request: record({ ...operatorFields, member: id, idNumber: v.nullable(idNumber) }),
  response: record({ ...operatorAnswer }),
  errors: ['OPERATOR_REFUSED', 'PERSON_UNKNOWN'],
})
