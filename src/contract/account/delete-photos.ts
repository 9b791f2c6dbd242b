import * as v from 'valibot'
import { defineOperation } from '../operation'
import { day, nothing, record } from '../fields'

/** 删除我的照片: face photos go at once, or when the term ends in which they may still be needed as proof (PRV-01). */
export const deletePhotos = defineOperation({
  name: 'account.deletePhotos',
  function: 'trainee',
  summary: '要求删除本人的人脸照片',
  request: nothing,
  response: record({ /** Photos to be deleted. */ waiting: v.boolean(), /** The latest day by which all are gone; null while an open exam or appeal still needs one. */ latestDay: v.nullable(day) }),
  errors: [],
})
