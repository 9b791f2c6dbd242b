import { count, nothing, record } from '../fields'
import { defineOperation } from '../operation'

export const jobs = defineOperation({
  name: 'timer.jobs',
  function: 'timer',
  summary: '继续进行中的长任务（大表导入、大班开班）',
  request: nothing,
  response: record({ worked: count(10_000), finished: count(10_000) }),
  errors: [],
})
