import { operatorAnswer, operatorFields } from '../admin/operator-fields'
import { defineOperation } from '../operation'
import { duration, record, text } from '../fields'

/** A one-time link to the page on which the waiting photos are judged (PHO-07). */
export const openReview = defineOperation({
  name: 'photos.openReview',
  function: 'admin',
  summary: '照片核对：生成一次性链接（60 分钟内有效）',
  request: record({ ...operatorFields }),
  response: record({ ...operatorAnswer, link: text(500), expiresInMs: duration }),
  errors: ['OPERATOR_REFUSED'],
})
