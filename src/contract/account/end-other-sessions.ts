import { count, nothing, record } from '../fields'
import { defineOperation } from '../operation'

/** ACC-04: every session but this one is dead at once, and whatever it plays is stopped. */
export const endOtherSessions = defineOperation({
  name: 'account.endOtherSessions',
  function: 'trainee',
  summary: '让其他设备全部退出登录',
  request: nothing,
  response: record({ ended: count(1000) }),
  errors: [],
})
