import { confirm, filePath, operatorAnswer, operatorFields } from '../admin/operator-fields'
import { count, record } from '../fields'
import { defineOperation } from '../operation'

export const mostEnrolmentPhotos = 50

/** The school's own photo of a person: reviewers see it beside the exam's photos, and the entry photo is compared with it (PHO-03, PHO-04). */
export const importEnrolmentPhotos = defineOperation({
  name: 'photos.importEnrolment',
  function: 'admin',
  summary: '导入报名照片：一张照片或一个 .zip（最多 50 张），文件名里写身份证号；先试算逐张报告，确认后存入',
  request: record({ ...operatorFields, path: filePath, confirm }),
  response: record({ ...operatorAnswer, taken: count(mostEnrolmentPhotos) }),
  errors: ['OPERATOR_REFUSED', 'SCHOOL_NOT_READY', 'FILE_MISSING', 'FILE_REFUSED'],
})
