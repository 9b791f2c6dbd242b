import * as v from 'valibot'
import { operatorAnswer, operatorFields } from '../admin/operator-fields'
import { count, filledText, id, list, record } from '../fields'
import { defineOperation } from '../operation'
import { courseName, courseVersion } from './bank-fields'

const hundredths = v.pipe(v.number(), v.safeInteger(), v.minValue(-100), v.maxValue(100))

/** Signals for people to look at; none of them decides anything about a person. No key is in the answer. */
export const itemStatistics = defineOperation({
  name: 'bank.itemStatistics',
  function: 'admin',
  summary: '考题分析：每题的难度和区分度、答得过快、人与人答案雷同；只供老师复核，附 Excel 表',
  request: record({ ...operatorFields, courseId: courseName, courseVersion: v.optional(courseVersion) }),
  response: record({
    ...operatorAnswer,
    papers: count(100_000),
    /** The questions to look at first, at most 100; all are in the file. Null while too few papers were written. */
    questions: list(record({ questionId: id, answers: count(100_000), facilityPercent: v.nullable(count(100)), discriminationHundredths: v.nullable(hundredths), findings: list(filledText(100), 6) }), 100),
  }),
  errors: ['OPERATOR_REFUSED', 'COURSE_UNKNOWN'],
})
