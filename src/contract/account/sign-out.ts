import { nothing } from '../fields'
import { defineOperation } from '../operation'

/** Ends this web session. In WeChat there is none: identity comes with every call. */
export const signOut = defineOperation({
  name: 'account.signOut',
  function: 'trainee',
  summary: '退出登录（电脑网页）',
  request: nothing,
  response: nothing,
  errors: ['NEEDS_WEB_SESSION'],
})
