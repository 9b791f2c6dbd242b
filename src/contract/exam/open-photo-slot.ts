import * as v from 'valibot'
import { defineOperation } from '../operation'
import { id, record } from '../fields'
import { openedSlot } from './exam-shapes'

/** The phone opens the code shown by another screen: whose photo, for which exam. */
export const openPhotoSlot = defineOperation({
  name: 'exam.openPhotoSlot',
  function: 'trainee',
  summary: '用本人微信打开拍照二维码或输入六位数字',
  request: v.variant('by', [record({ by: v.literal('slot'), slot: id }), record({ by: v.literal('six-digits'), sixDigits: v.pipe(v.string(), v.regex(/^\d{6}$/)) })]),
  response: openedSlot,
  errors: ['PHOTO_SLOT_ENDED', 'PHOTO_CHANNEL_CLOSED'],
})
