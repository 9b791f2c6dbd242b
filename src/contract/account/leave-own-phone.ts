import * as v from 'valibot'
import { filledText, mobilePhone, record, text } from '../fields'
import { defineOperation } from '../operation'
import { smsCode } from './sign-in-outcome'

/** ACC-07: who is enrolled behind a shared phone leaves an own one, proven by SMS or by WeChat's button. A browser signed in by password alone answers PROOF_NEEDED: the own phone proves the person later. */
export const leaveOwnPhone = defineOperation({
  name: 'account.leaveOwnPhone',
  function: 'trainee',
  summary: '登记本人自己的手机号',
  request: v.variant('kind', [
    record({ kind: v.literal('sms'), phone: mobilePhone, code: smsCode }),
    record({ kind: v.literal('wechat'), code: filledText(256) }),
  ]),
  response: record({ maskedPhone: text(20) }),
  errors: ['NEEDS_WECHAT', 'PHONE_CODE_REFUSED', 'SMS_CODE_REFUSED', 'PHONE_SHARED', 'PROOF_NEEDED'],
})
