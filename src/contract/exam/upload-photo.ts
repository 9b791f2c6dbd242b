import * as v from 'valibot'
import { examPhotoPurposes } from '../../domain/photos'
import { defineOperation } from '../operation'
import { id, record, token } from '../fields'
import { examStep, photoImage } from './exam-shapes'

/** One photo for one slot; judged by its content, never by what the client says about it (PHO-02). */
export const uploadPhoto = defineOperation({
  name: 'exam.uploadPhoto',
  function: 'trainee',
  summary: '上传考前或考后照片',
  request: record({
    slot: id,
    /** How it was taken: from WeChat the mini-program or the official account's page, from a browser the computer. */
    channel: v.picklist(['mini-program', 'wechat-page', 'computer']),
    image: photoImage,
    /** The official account's page has it instead of an identity. */
    pass: v.optional(token),
  }),
  response: record({ purpose: v.picklist(examPhotoPurposes), enrolmentId: id, step: examStep }),
  errors: ['PHOTO_PASS_ENDED', 'PHOTO_SLOT_ENDED', 'PHOTO_CHANNEL_CLOSED', 'PHOTO_REFUSED', 'PHOTO_REUSED', 'EXAM_STEP_MISSING', 'EXAM_CLOSED', 'EXAM_ATTEMPT_OPEN', 'ATTEMPT_NOT_WAITING'],
})
