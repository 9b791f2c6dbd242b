import * as v from 'valibot'
import { duration, mobilePhone, record } from '../fields'
import { defineOperation } from '../operation'

/** A code to the phone that proves the signed-in person (for binding), or to a phone they want to leave as their own. */
export const requestMySmsCode = defineOperation({
  name: 'account.requestMySmsCode',
  function: 'trainee',
  summary: '已登录：向预留手机号或要登记的本人手机号发送验证码',
  request: v.variant('purpose', [
    record({ purpose: v.literal('bind') }),
    record({ purpose: v.literal('own-phone'), phone: mobilePhone }),
  ]),
  response: record({ resendInMs: duration, expiresInMs: duration }),
  errors: ['PHONE_SHARED', 'PROOF_NEEDED'],
})
