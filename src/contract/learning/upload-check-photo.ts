import * as v from 'valibot'
import { defineOperation } from '../operation'
import { id, record, text } from '../fields'
import { photoImage } from '../exam/exam-shapes'

/** The photo of a check; judged by its content (PHO-02). What the comparison says is for the school and fails nobody. */
export const uploadCheckPhoto = defineOperation({
  name: 'learning.uploadCheckPhoto',
  function: 'trainee',
  summary: '上传学习验证的照片',
  request: record({ slot: id, channel: v.picklist(['mini-program', 'wechat-page']), image: photoImage }),
  response: record({ slot: text(32) }),
  errors: ['CHECK_OVER', 'CHECK_PHOTO_NOT_ASKED', 'PHOTO_SLOT_ENDED', 'PHOTO_CHANNEL_CLOSED', 'PHOTO_REFUSED', 'PHOTO_REUSED'],
})
