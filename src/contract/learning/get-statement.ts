import * as v from 'valibot'
import { creditReasons } from '../../domain/playback'
import { defineOperation } from '../operation'
import { duration, id, instant, list, record, text } from '../fields'

/** Stretch by stretch, newest first: what was credited and why something was not (PLY-08). */
export const getStatement = defineOperation({
  name: 'learning.getStatement',
  function: 'trainee',
  summary: '播放记录：哪些计了学时，哪些没有，为什么',
  request: record({ enrolmentId: id, lessonId: id }),
  response: record({
    title: text(200),
    frontierMs: duration,
    mediaMs: duration,
    stretches: list(
      record({ fromMs: instant, toMs: instant, creditedMs: duration, reason: v.picklist(creditReasons) }),
      400,
    ),
  }),
  errors: [],
})
