import { duration, record, token } from '../fields'
import { defineOperation } from '../operation'
import { deviceLabel, scanCode, scanLink, sixDigits } from './sign-in-outcome'

/** ACC-02: a browser shows `link` as a QR code; the bound WeChat approves it; `secret` stays in the browser. */
export const startScanSignIn = defineOperation({
  name: 'account.startScanSignIn',
  function: 'visitor',
  summary: '电脑网页：取一个微信扫码登录的二维码',
  request: record({ device: deviceLabel }),
  response: record({ code: scanCode, sixDigits, secret: token, link: scanLink, expiresInMs: duration }),
  errors: [],
})
