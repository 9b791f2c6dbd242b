import { operatorAnswer, operatorFields } from '../admin/operator-fields'
import { personFields } from '../admin/person-fields'
import { record } from '../fields'
import { defineOperation } from '../operation'

/** ACC-02: back to the initial password (good only with a proof, and only while no WeChat is bound); all sessions end. */
export const resetPassword = defineOperation({
  name: 'account.resetPassword',
  function: 'admin',
  summary: '重置密码：恢复为初始密码，并退出全部网页登录',
  request: record({ ...operatorFields, ...personFields }),
  response: record(operatorAnswer),
  errors: ['OPERATOR_REFUSED', 'PERSON_UNKNOWN', 'PERSON_AMBIGUOUS'],
})
