import { defineOperation } from '../operation'
import { duration, record, token } from '../fields'
import { leaseAnswer } from './lease-answer'
import { segments } from './segments'

/** Reports what was played and asks for more time. Safe to repeat; a repeat may contain more, never something different. */
export const renewLease = defineOperation({
  name: 'learning.renewLease',
  function: 'trainee',
  summary: '上报已播放内容并续期播放许可',
  request: record({ token, segments, positionMs: duration }),
  response: leaseAnswer,
  errors: ['TOKEN_REFUSED', 'LEASE_SUPERSEDED'],
})
