import * as v from 'valibot'
import { defineOperation } from '../operation'
import { id, record, token } from '../fields'
import { leaseAnswer } from './lease-answer'

/**
 * 我在 (`present`) or 不是我本人 (`not-me`: the lease and the browser's session end, the school sees it).
 * A check of kind `photo` names the slot that holds its photo; `present-without-photo` answers it too: declining is
 * lawful, and a note for the school. Only the bound WeChat identity's call counts. A page that answers in place gives its `token` and goes on at once.
 */
export const answerCheck = defineOperation({
  name: 'learning.answerCheck',
  function: 'trainee',
  summary: '确认本人正在学习',
  request: record({ code: id, answer: v.picklist(['present', 'present-without-photo', 'not-me']), token: v.optional(token), slot: v.optional(id) }),
  response: record({ outcome: v.picklist(['confirmed', 'reported']), lease: v.nullable(leaseAnswer) }),
  errors: ['CHECK_NOT_YOURS', 'CHECK_OVER', 'CHECK_PHOTO_NEEDED', 'TOKEN_REFUSED'],
})
