import { defineOperation } from '../operation'
import { duration, record, token } from '../fields'
import { leaseAnswer } from './lease-answer'
import { segments } from './segments'

/** The flush: on hide, after 20 s of pause, at the end and on leaving. The page opens the lesson again to go on. */
export const closeLease = defineOperation({
  name: 'learning.closeLease',
  function: 'trainee',
  summary: '上报已播放内容并归还播放许可',
  request: record({ token, segments, positionMs: duration }),
  response: leaseAnswer,
  errors: ['TOKEN_REFUSED', 'LEASE_SUPERSEDED'],
})
