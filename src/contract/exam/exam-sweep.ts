import { defineOperation } from '../operation'
import { count, nothing, record } from '../fields'

/** Ends papers whose time is over and terms that have passed; reading does the same (EXM-06, EXM-08). */
export const examSweep = defineOperation({
  name: 'timer.examSweep',
  function: 'timer',
  summary: '到时自动交卷，考后照片逾期暂扣成绩',
  request: nothing,
  response: record({ settled: count(100_000), failed: count(100_000) }),
  errors: [],
})
