import * as v from 'valibot'
import { record } from '../fields'
import { defineOperation } from '../operation'
import { bindOffer, scanCode, signedIn, sixDigits } from './sign-in-outcome'

/**
 * CHK-01: the phone that scanned the computer's code gets the offer to bind the person signed in there. Six typed digits
 * alone could be guessed at: with them come the last four characters of the person's ID number.
 */
export const openBindCode = defineOperation({
  name: 'account.openBindCode',
  function: 'visitor',
  summary: '手机微信：打开电脑上显示的绑定码（扫码，或六位数字加身份证后四位），取得绑定确认',
  request: v.union([record({ code: scanCode }), record({ sixDigits, idTail: v.pipe(v.string(), v.regex(/^\d{3}[\dXx]$/)) })]),
  response: v.variant('kind', [bindOffer, signedIn]),
  errors: ['NEEDS_WECHAT', 'SCAN_CODE_EXPIRED', 'BOUND_ELSEWHERE', 'WECHAT_TAKEN'],
})
