import * as v from 'valibot'
import { duration, record } from '../fields'
import { defineOperation } from '../operation'
import { scanCode, scanLink, sixDigits, smsCode } from './sign-in-outcome'

/**
 * CHK-01: a browser session of an unbound person shows `link` as a QR code for the person's own WeChat.
 * A password proves nobody for a binding: such a session answers PROOF_NEEDED until the code of
 * `account.requestMySmsCode {purpose:'bind'}` is given.
 */
export const issueBindCode = defineOperation({
  name: 'account.issueBindCode',
  function: 'trainee',
  summary: '电脑网页：显示绑定本人微信的二维码',
  request: record({ smsCode: v.optional(smsCode) }),
  response: record({ code: scanCode, sixDigits, link: scanLink, expiresInMs: duration }),
  errors: ['NEEDS_WEB_SESSION', 'ALREADY_BOUND', 'PROOF_NEEDED', 'SMS_CODE_REFUSED', 'PHONE_SHARED'],
})
