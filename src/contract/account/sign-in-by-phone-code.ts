import { filledText, record } from '../fields'
import { defineOperation } from '../operation'
import { signInOutcome } from './sign-in-outcome'

/** ACC-01: the code of WeChat's phone-number button; the server asks WeChat which number it stands for. */
export const signInByPhoneCode = defineOperation({
  name: 'account.signInByPhoneCode',
  function: 'visitor',
  summary: '用微信手机号认证登录：号码必须是报名时预留的',
  request: record({ code: filledText(256) }),
  response: signInOutcome,
  errors: ['NEEDS_WECHAT', 'PHONE_CODE_REFUSED', 'PHONE_NOT_ENROLLED', 'PHONE_SHARED', 'BOUND_ELSEWHERE', 'WECHAT_TAKEN'],
})
