import { defineOperation } from '../operation'
import { count, nothing, record } from '../fields'

/** The outbox to the province: sends what waits, asks about what was sent (RPT-02). */
export const deliveries = defineOperation({
  name: 'timer.deliveries',
  function: 'timer',
  summary: '向省中心报送结果，没有成功的按间隔重试',
  request: nothing,
  response: record({ sent: count(10_000), accepted: count(10_000), rejected: count(10_000), retried: count(10_000) }),
  errors: [],
})
