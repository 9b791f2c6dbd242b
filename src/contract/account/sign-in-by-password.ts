import * as v from 'valibot'
import { idNumber, record } from '../fields'
import { defineOperation } from '../operation'
import { claimCode, deviceLabel, password, signInOutcome, smsCode } from './sign-in-outcome'

/**
 * ACC-02. With the initial password a proof is always asked for, whoever it is: the code sent by
 * `account.requestSmsCode {by:'id-number'}` or a claim code. Inside WeChat a password alone binds nobody.
 */
export const signInByPassword = defineOperation({
  name: 'account.signInByPassword',
  function: 'visitor',
  summary: '用身份证号和密码登录；首次登录（初始密码）还要短信验证码或认领码',
  request: record({
    idNumber,
    password,
    proof: v.optional(
      v.variant('kind', [record({ kind: v.literal('sms'), code: smsCode }), record({ kind: v.literal('claim'), code: claimCode })]),
    ),
    device: v.optional(deviceLabel),
  }),
  response: signInOutcome,
  errors: ['SIGN_IN_REFUSED', 'PROOF_NEEDED', 'WECHAT_TAKEN'],
})
