import { id, record } from '../fields'
import { defineOperation } from '../operation'
import { operatorAnswer, operatorFields } from './operator-fields'

export const dismiss = defineOperation({
  name: 'staff.dismiss',
  function: 'admin',
  summary: '停用一位工作人员的钥匙；做过的记录都保留',
  request: record({ ...operatorFields, member: id }),
  response: record(operatorAnswer),
  errors: ['OPERATOR_REFUSED', 'PERSON_UNKNOWN'],
})
