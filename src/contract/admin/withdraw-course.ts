import * as v from 'valibot'
import { count, id, record } from '../fields'
import { defineOperation } from '../operation'
import { confirm, operatorAnswer, operatorFields } from './operator-fields'

/** Takes effect everywhere within a minute and one lease: the timer ends the leases that play it. Earned hours stay. */
export const withdrawCourse = defineOperation({
  name: 'catalogue.withdrawCourse',
  function: 'admin',
  summary: '停用一门课程（所有人）：先说影响多少人，确认后一分钟内停止播放；已得学时不变，可以恢复',
  request: record({ ...operatorFields, courseId: id, confirm }),
  response: record({ ...operatorAnswer, done: v.boolean(), courseId: id, playing: count(1_000_000) }),
  errors: ['OPERATOR_REFUSED', 'COURSE_UNKNOWN'],
})
