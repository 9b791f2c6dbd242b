import * as v from 'valibot'
import { record } from '../fields'
import { defineOperation } from '../operation'
import { bindOffer, scanCode, signedIn } from './sign-in-outcome'

/** CHK-01: the phone that scanned the computer's code gets the offer to bind the person signed in there. */
export const openBindCode = defineOperation({
  name: 'account.openBindCode',
  function: 'visitor',
  summary: '手机微信：打开电脑上显示的绑定码，取得绑定确认',
  request: record({ code: scanCode }),
  response: v.variant('kind', [bindOffer, signedIn]),
  errors: ['NEEDS_WECHAT', 'SCAN_CODE_EXPIRED', 'BOUND_ELSEWHERE', 'WECHAT_TAKEN'],
})
