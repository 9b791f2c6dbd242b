import * as v from 'valibot'
import { record, token } from '../fields'
import { defineOperation } from '../operation'
import { maskedPersonFields } from './sign-in-outcome'

/** ACC-03: binds the calling WeChat to the person of the offer; of two at once exactly one succeeds. */
export const confirmBinding = defineOperation({
  name: 'account.confirmBinding',
  function: 'visitor',
  summary: '确认绑定：这个微信从此只用于这一位学员',
  request: record({ offer: token }),
  response: record({
    ...maskedPersonFields,
    /** The reserved phone is shared by several people: ask for an own one now (ACC-07). */
    needsOwnPhone: v.boolean(),
  }),
  errors: ['NEEDS_WECHAT', 'OFFER_EXPIRED', 'BOUND_ELSEWHERE', 'WECHAT_TAKEN'],
})
