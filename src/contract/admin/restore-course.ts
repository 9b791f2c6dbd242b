import * as v from 'valibot'
import { id, record } from '../fields'
import { defineOperation } from '../operation'
import { confirm, operatorAnswer, operatorFields } from './operator-fields'

export const restoreCourse = defineOperation({
  name: 'catalogue.restoreCourse',
  function: 'admin',
  summary: '恢复一门停用的课程',
  request: record({ ...operatorFields, courseId: id, confirm }),
  response: record({ ...operatorAnswer, done: v.boolean(), courseId: id }),
  errors: ['OPERATOR_REFUSED', 'COURSE_UNKNOWN'],
})
