import { count, nothing, record } from '../fields'
import { defineOperation } from '../operation'

/** Deletes what its term has run out for, a bounded part at a time; the next run goes on (PRV-01). */
export const retention = defineOperation({
  name: 'timer.retention',
  function: 'timer',
  summary: '删除保存期满的照片、短信和学习细节，留下销毁记录',
  request: nothing,
  response: record({ photos: count(100_000), messages: count(100_000), watchDetails: count(100_000), examDetails: count(100_000) }),
  errors: [],
})
