import * as v from 'valibot'
import { defineOperation } from '../operation'
import { duration, id, record, token } from '../fields'
import { dueCheck } from './due-check'
import { leaseAnswer } from './lease-answer'

/**
 * The one tap after a missed check. From the bound WeChat the tap itself confirms: `lease` goes on. From a computer
 * the check is shown anew, and so is one that asks for a photo: `check` holds a fresh code. `shownForMs` tells how long the card stood on the screen: a
 * check that was hardly shown is not counted as missed.
 */
export const resumeAfterMiss = defineOperation({
  name: 'learning.resumeAfterMiss',
  function: 'trainee',
  summary: '错过学习验证后继续',
  request: record({ code: id, shownForMs: duration, token: v.optional(token) }),
  response: record({ lease: v.nullable(leaseAnswer), check: v.nullable(dueCheck) }),
  errors: ['CHECK_NOT_YOURS', 'CHECK_OVER', 'TOKEN_REFUSED'],
})
