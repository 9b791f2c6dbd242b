import * as v from 'valibot'
import { captureChannels } from '../../domain/rules'
import { examPhotoPurposes } from '../../domain/photos'
import { defineOperation } from '../operation'
import { duration, id, list, record, text } from '../fields'

/** Leave to take one photo. `slot` fits the 32 characters of a mini-program code's scene (CHK-06); `link`: the official account's page, for the bound WeChat's own call. */
export const issuePhotoSlot = defineOperation({
  name: 'exam.issuePhotoSlot',
  function: 'trainee',
  summary: '领取一次拍照机会：二维码或六位数字',
  request: record({ enrolmentId: id, purpose: v.picklist(examPhotoPurposes) }),
  response: record({ slot: text(32), sixDigits: text(6), expiresInMs: duration, channels: list(v.picklist(captureChannels), captureChannels.length), link: v.nullable(text(1_000)) }),
  errors: ['EXAM_STEP_MISSING', 'EXAM_CLOSED', 'EXAM_ATTEMPT_OPEN', 'ATTEMPT_NOT_WAITING'],
})
