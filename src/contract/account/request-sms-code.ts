import * as v from 'valibot'
import { duration, idNumber, mobilePhone, record } from '../fields'
import { defineOperation } from '../operation'

/**
 * ACC-06: sends a code to the reserved phone, named by itself or by its person's ID number. The reply is the same
 * whether anybody is known by it or not; for a phone shared by several an ID number sends nothing (ACC-07).
 */
export const requestSmsCode = defineOperation({
  name: 'account.requestSmsCode',
  function: 'visitor',
  summary: '向预留手机号发送短信验证码；号码是否登记，回答都一样',
  request: v.variant('by', [
    record({ by: v.literal('phone'), phone: mobilePhone }),
    record({ by: v.literal('id-number'), idNumber }),
  ]),
  response: record({ resendInMs: duration, expiresInMs: duration }),
  errors: [],
})
