import * as v from 'valibot'
import { confirm, filePath, operatorAnswer, operatorFields } from '../admin/operator-fields'
import { count, record } from '../fields'
import { defineOperation } from '../operation'
import { courseName, courseVersion } from './bank-fields'

/** A new revision of the bank: papers that are drawn later take it, an open paper keeps its own (CAT-04, EXM-06). */
export const importBank = defineOperation({
  name: 'bank.import',
  function: 'admin',
  summary: '导入考试题库（.xlsx）：先试算逐行报告，确认后生效；正在考的试卷不变，重复导入没有变化',
  request: record({
    ...operatorFields,
    path: filePath,
    courseId: courseName,
    /** The version that new classes take when absent. */
    courseVersion: v.optional(courseVersion),
    /** The sheet is the whole bank: questions that are not in it go. Without it the sheet adds and changes only. */
    replace: v.optional(v.boolean(), false),
    confirm,
  }),
  response: record({ ...operatorAnswer, courseId: courseName, courseVersion, bankRevision: count(100_000) }),
  errors: ['OPERATOR_REFUSED', 'COURSE_UNKNOWN', 'FILE_MISSING', 'FILE_REFUSED', 'BANK_REFUSED'],
})
