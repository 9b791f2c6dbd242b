import * as v from 'valibot'
import { creditReasons } from '../../domain/playback'
import { defineOperation } from '../operation'
import { duration, record, token } from '../fields'
import { segments } from './segments'

/** Hands in, once, the journal of a lease that was displaced or abandoned: for the time up to its displacement. */
export const reportLate = defineOperation({
  name: 'learning.reportLate',
  function: 'trainee',
  summary: '补报被接管或中断的播放记录',
  request: record({ token, segments }),
  response: record({ creditedMs: duration, frontierMs: duration, played: v.boolean(), reason: v.nullable(v.picklist(creditReasons)) }),
  errors: ['TOKEN_REFUSED', 'CHECK_DUE'],
})
