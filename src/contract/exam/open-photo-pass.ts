import { defineOperation } from '../operation'
import { record, token } from '../fields'
import { openedSlot } from './exam-shapes'

/** The official account's page opens the link that the mini-program gave: a slot for one photo, as often as needed. */
export const openPhotoPass = defineOperation({
  name: 'exam.openPhotoPass',
  function: 'trainee',
  summary: '公众号网页：凭小程序给的链接拍照',
  request: record({ pass: token }),
  response: openedSlot,
  errors: ['PHOTO_PASS_ENDED', 'PHOTO_CHANNEL_CLOSED', 'EXAM_STEP_MISSING', 'EXAM_CLOSED', 'EXAM_ATTEMPT_OPEN', 'ATTEMPT_NOT_WAITING'],
})
