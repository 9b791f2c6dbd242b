import * as v from 'valibot'
import { defineOperation } from '../operation'
import { id, record, token } from '../fields'
import { leaseAnswer } from './lease-answer'

/**
 * 我在 (`present`) or 不是我本人 (`not-me`: the lease and the browser's session end, the school sees it).
 * Only the bound WeChat identity's call counts. A page that answers in place gives its `token` and goes on at once.
 */
export const answerCheck = defineOperation({
  name: 'learning.answerCheck',
  function: 'trainee',
  summary: '确认本人正在学习',
  request: record({ code: id, answer: v.picklist(['present', 'not-me']), token: v.optional(token) }),
  response: record({ outcome: v.picklist(['confirmed', 'reported']), lease: v.nullable(leaseAnswer) }),
  errors: ['CHECK_NOT_YOURS', 'CHECK_OVER', 'TOKEN_REFUSED'],
})
