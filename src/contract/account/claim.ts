import * as v from 'valibot'
import { idNumber, personName, record } from '../fields'
import { defineOperation } from '../operation'
import { claimCode, deviceLabel, signInOutcome } from './sign-in-outcome'

/** ACC-06, ACC-07: name, ID number and a claim code of the school prove a person without a phone. */
export const claim = defineOperation({
  name: 'account.claim',
  function: 'visitor',
  summary: '用姓名、身份证号和认领码认领本人的报名信息',
  request: record({ name: personName, idNumber, claimCode, device: v.optional(deviceLabel) }),
  response: signInOutcome,
  errors: ['CLAIM_REFUSED', 'BOUND_ELSEWHERE', 'WECHAT_TAKEN'],
})
