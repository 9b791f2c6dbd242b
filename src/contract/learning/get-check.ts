import * as v from 'valibot'
import { defineOperation } from '../operation'
import { checkKinds } from '../../domain/checks'
import { duration, id, record, text } from '../fields'

/** What the phone shows after scanning: `code` is the scanned `scene` or the six digits typed. */
export const getCheck = defineOperation({
  name: 'learning.getCheck',
  function: 'trainee',
  summary: '查看待确认的学习验证',
  request: record({ code: id }),
  response: record({
    code: id,
    maskedName: text(50),
    courseTitle: text(200),
    lessonTitle: text(200),
    device: text(60),
    expiresInMs: duration,
    missed: v.boolean(),
    kind: v.picklist(checkKinds),
  }),
  errors: ['CHECK_NOT_YOURS', 'CHECK_OVER'],
})
