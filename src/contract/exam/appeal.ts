import * as v from 'valibot'
import { defineOperation } from '../operation'
import { day, filledText, id, record } from '../fields'
import { examStep, photoImage } from './exam-shapes'

/** 申诉 against a cancelled or withheld result, once per decision, within its term (PHO-04). */
export const appeal = defineOperation({
  name: 'exam.appeal',
  function: 'trainee',
  summary: '对取消或暂不公布的成绩提出申诉',
  request: record({ attemptId: id, text: filledText(500), /** Material, if there is any. */ image: v.nullable(photoImage) }),
  response: record({ step: examStep, latestDay: day }),
  errors: ['APPEAL_REFUSED', 'PHOTO_REFUSED', 'PHOTO_REUSED'],
})
