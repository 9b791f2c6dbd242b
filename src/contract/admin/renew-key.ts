import { id, record, text } from '../fields'
import { defineOperation } from '../operation'
import { operatorAnswer, operatorFields } from './operator-fields'

/** For a lost key. The old one is void at once. */
export const renewKey = defineOperation({
  name: 'staff.renewKey',
  function: 'admin',
  summary: '给一位工作人员换钥匙，旧钥匙立即作废',
  request: record({ ...operatorFields, member: id }),
  response: record({ ...operatorAnswer, staffKey: text(64) }),
  errors: ['OPERATOR_REFUSED', 'PERSON_UNKNOWN'],
})
