import * as v from 'valibot'
import { record, token } from '../fields'
import { defineOperation } from '../operation'
import { scanCode, webSession } from './sign-in-outcome'

/** Waits for the phone's answer with one held call (at most `heldCallMs`); `waiting` means: call again. */
export const finishScanSignIn = defineOperation({
  name: 'account.finishScanSignIn',
  function: 'visitor',
  summary: '电脑网页：等待手机微信确认扫码登录',
  request: record({ code: scanCode, secret: token }),
  response: v.variant('kind', [record({ kind: v.literal('waiting') }), webSession]),
  errors: ['SCAN_CODE_EXPIRED', 'SCAN_DENIED'],
})
