import * as v from 'valibot'
import { nothing, record } from '../fields'
import { defineOperation } from '../operation'
import { password } from './sign-in-outcome'

/**
 * ACC-02: replaces the initial password at once. The old one is asked for unless the call proves the person anew:
 * the bound WeChat, or a session that began with an SMS code, a claim code or a scan within the last minutes.
 * Other sessions end.
 */
export const setPassword = defineOperation({
  name: 'account.setPassword',
  function: 'trainee',
  summary: '设置或更换自己的密码',
  request: record({ password, oldPassword: v.optional(password) }),
  response: nothing,
  errors: ['PASSWORD_UNFIT', 'OLD_PASSWORD_WRONG'],
})
