import * as v from 'valibot'
import { count, id, record } from '../fields'
import { defineOperation } from '../operation'
import { confirm, filePath, operatorAnswer, operatorFields } from './operator-fields'

export const publishCourse = defineOperation({
  name: 'catalogue.publishCourse',
  function: 'admin',
  summary: '发布一门课程的一个版本：先核对学时、视频长度、练习和题库，确认后生效；已开班的人不受影响',
  request: record({ ...operatorFields, path: filePath, ruleSetId: v.optional(id), confirm }),
  response: record({ ...operatorAnswer, courseId: id, version: count(100_000) }),
  errors: ['OPERATOR_REFUSED', 'SCHOOL_NOT_READY', 'RULES_UNKNOWN', 'FILE_MISSING', 'FILE_REFUSED', 'COURSE_REFUSED', 'COURSE_PUBLISHED'],
})
