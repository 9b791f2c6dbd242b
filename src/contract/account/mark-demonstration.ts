import { operatorAnswer, operatorFields } from '../admin/operator-fields'
import { personFields } from '../admin/person-fields'
import { record } from '../fields'
import { defineOperation } from '../operation'
import { password } from './sign-in-outcome'

/**
 * REL-01: makes an invented person the review account of WeChat: number and password sign in inside the mini-program.
 * What it does is marked, earns nothing valid, and cannot be unmarked. The head's, and before anything was earned.
 */
export const markDemonstration = defineOperation({
  name: 'account.markDemonstration',
  function: 'admin',
  summary: '把一位虚构学员设为微信审核用的演示账号（不可恢复），并设置密码',
  request: record({ ...operatorFields, ...personFields, password }),
  response: record(operatorAnswer),
  errors: ['OPERATOR_REFUSED', 'PERSON_UNKNOWN', 'PERSON_AMBIGUOUS', 'PASSWORD_UNFIT', 'HAS_EARNED_HOURS'],
})
