import * as v from 'valibot'
import { defineOperation } from '../operation'
import { duration, id, record } from '../fields'
import { examStep } from './exam-shapes'

/** A computer asks whether the phone has taken the photo; ask every 3 s while the code is shown. */
export const getPhotoSlot = defineOperation({
  name: 'exam.getPhotoSlot',
  function: 'trainee',
  summary: '手机拍照到哪一步了',
  request: record({ slot: id }),
  response: record({ state: v.picklist(['waiting', 'opened', 'used', 'expired']), expiresInMs: duration, step: v.nullable(examStep) }),
  errors: [],
})
