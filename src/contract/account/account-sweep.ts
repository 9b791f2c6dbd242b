import { count, nothing, record } from '../fields'
import { defineOperation } from '../operation'

/** Deletes what can prove or open nothing any more: old throttles, codes, offers and sessions, a share per run. */
export const accountSweep = defineOperation({
  name: 'timer.accountSweep',
  function: 'timer',
  summary: '清理过期的验证码、认领码、绑定确认、扫码、登录和限速记录',
  request: nothing,
  response: record({ removed: count(100_000), left: count(100_000) }),
  errors: [],
})
