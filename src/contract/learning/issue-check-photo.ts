import * as v from 'valibot'
import { captureChannels } from '../../domain/rules'
import { defineOperation } from '../operation'
import { count, duration, id, list, record, text } from '../fields'

/**
 * Leave to take the one photo that a check of kind `photo` asks for, to the bound WeChat alone. `code` as in getCheck.
 * The photo goes up with uploadCheckPhoto; answerCheck then names the slot.
 */
export const issueCheckPhoto = defineOperation({
  name: 'learning.issueCheckPhoto',
  function: 'trainee',
  summary: '领取学习验证的一次拍照机会',
  request: record({ code: id }),
  response: record({
    slot: text(32),
    expiresInMs: duration,
    limits: record({ maxBytes: count(400_000), minSidePx: count(10_000), maxSidePx: count(10_000) }),
    channels: list(v.picklist(captureChannels), captureChannels.length),
  }),
  errors: ['CHECK_NOT_YOURS', 'CHECK_OVER', 'CHECK_PHOTO_NOT_ASKED'],
})
