import { count, nothing, record } from '../fields'
import { defineOperation } from '../operation'

/** Renewals read nothing, so somebody else has to end the leases that play a withdrawn course (integrity, fencing). */
export const stopWithdrawn = defineOperation({
  name: 'timer.stopWithdrawn',
  function: 'timer',
  summary: '停止正在播放已停用课程的页面',
  request: nothing,
  response: record({ courses: count(10_000), stopped: count(1_000_000), failed: count(1_000_000) }),
  errors: [],
})
