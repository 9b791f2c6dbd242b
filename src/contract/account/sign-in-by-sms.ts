import * as v from 'valibot'
import { mobilePhone, record } from '../fields'
import { defineOperation } from '../operation'
import { deviceLabel, signInOutcome, smsCode } from './sign-in-outcome'

/** ACC-06: a typed number with the code that was sent to it. */
export const signInBySms = defineOperation({
  name: 'account.signInBySms',
  function: 'visitor',
  summary: '用预留手机号和短信验证码认证登录',
  request: record({ phone: mobilePhone, code: smsCode, device: v.optional(deviceLabel) }),
  response: signInOutcome,
  errors: ['SMS_CODE_REFUSED', 'PHONE_SHARED', 'BOUND_ELSEWHERE', 'WECHAT_TAKEN'],
})
