import * as v from 'valibot'
import { defineOperation } from '../operation'
import { id, record, token } from '../fields'
import { dueCheck } from './due-check'
import { leaseAnswer } from './lease-answer'

/**
 * A computer waits for the phone: answers as soon as the check is answered, at the latest after the rule set's held
 * time. `answered` carries the renewed lease; on `waiting` call again; on `missed` show the card with one tap.
 * The first call also tells the server that the code is on the screen: the window starts then.
 */
export const waitForCheck = defineOperation({
  name: 'learning.waitForCheck',
  function: 'trainee',
  summary: '等待手机确认学习验证',
  request: record({ code: id, token }),
  response: record({ state: v.picklist(['answered', 'waiting', 'missed']), lease: v.nullable(leaseAnswer), check: v.nullable(dueCheck) }),
  errors: ['TOKEN_REFUSED', 'LEASE_SUPERSEDED'],
})
