import * as v from 'valibot'
import { examPhotoPurposes } from '../../domain/photos'
import { specialties } from '../../domain/specialty'
import { defineOperation } from '../operation'
import { count, duration, id, record, text } from '../fields'

/** The phone opens the code shown by another screen: whose photo, for which exam. */
export const openPhotoSlot = defineOperation({
  name: 'exam.openPhotoSlot',
  function: 'trainee',
  summary: '用本人微信打开拍照二维码或输入六位数字',
  request: v.variant('by', [record({ by: v.literal('slot'), slot: id }), record({ by: v.literal('six-digits'), sixDigits: v.pipe(v.string(), v.regex(/^\d{6}$/)) })]),
  response: record({
    slot: text(32),
    purpose: v.picklist(examPhotoPurposes),
    enrolmentId: id,
    specialty: v.picklist(specialties),
    nameMasked: text(50),
    expiresInMs: duration,
    limits: record({ maxBytes: count(400_000), minSidePx: count(10_000), maxSidePx: count(10_000) }),
  }),
  errors: ['PHOTO_SLOT_ENDED', 'PHOTO_CHANNEL_CLOSED'],
})
