import { count, nothing, record } from '../fields'
import { defineOperation } from '../operation'

export const sendMessages = defineOperation({
  name: 'timer.sendMessages',
  function: 'timer',
  summary: '发送排队中的短信，失败的按间隔重试',
  request: nothing,
  response: record({ sent: count(10_000), retried: count(10_000), failed: count(10_000) }),
  errors: [],
})
