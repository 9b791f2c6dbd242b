import * as v from 'valibot'
import { confirm, operatorAnswer, operatorFields } from '../admin/operator-fields'
import { count, filledText, id, record } from '../fields'
import { defineOperation } from '../operation'
import { courseName, courseVersion } from './bank-fields'

/** Marks written papers again by a key that was mended with bank.import. No score falls, no pass comes without review. */
export const rescore = defineOperation({
  name: 'exam.rescore',
  function: 'admin',
  summary: '改正一道题的答案后重新评分：只加分不减分，够合格线的交照片核对（须两人）',
  request: record({ ...operatorFields, secondOperator: id, secondKey: filledText(64), courseId: courseName, courseVersion: v.optional(courseVersion), questionId: id, confirm }),
  response: record({ ...operatorAnswer, raised: count(100_000), toReview: count(100_000), lower: count(100_000) }),
  errors: ['OPERATOR_REFUSED', 'SECOND_PERSON_NEEDED', 'COURSE_UNKNOWN', 'RESCORE_REFUSED'],
})
