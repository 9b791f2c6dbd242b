import * as v from 'valibot'
import { operatorAnswer, operatorFields } from '../admin/operator-fields'
import { record } from '../fields'
import { defineOperation } from '../operation'
import { courseName, courseVersion } from './bank-fields'

export const getTemplate = defineOperation({
  name: 'bank.getTemplate',
  function: 'admin',
  summary: '下载题库模板：三种题型各有一例；写上课程编号则导出现有题库，改好可以再导入',
  request: record({ ...operatorFields, courseId: v.optional(courseName), courseVersion: v.optional(courseVersion) }),
  response: record(operatorAnswer),
  errors: ['OPERATOR_REFUSED', 'COURSE_UNKNOWN'],
})
