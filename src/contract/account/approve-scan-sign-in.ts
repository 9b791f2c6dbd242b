import * as v from 'valibot'
import { nothing, record } from '../fields'
import { defineOperation } from '../operation'
import { scannedOrTyped } from './sign-in-outcome'

/** The bound WeChat lets the computer in, or says 不是我本人. */
export const approveScanSignIn = defineOperation({
  name: 'account.approveScanSignIn',
  function: 'trainee',
  summary: '手机微信：确认或拒绝电脑扫码登录',
  request: record({ code: scannedOrTyped, isMine: v.boolean() }),
  response: nothing,
  errors: ['NEEDS_WECHAT', 'SCAN_CODE_EXPIRED'],
})
