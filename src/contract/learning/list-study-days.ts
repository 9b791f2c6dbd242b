import * as v from 'valibot'
import { creditReasons } from '../../domain/playback'
import { defineOperation } from '../operation'
import { count, day, duration, id, list, nothing, record, text } from '../fields'

/** The statement of the whole study, per lesson and day, newest first (PLY-08); stretch by stretch: learning.getStatement. */
export const listStudyDays = defineOperation({
  name: 'learning.listStudyDays',
  function: 'trainee',
  summary: '学时明细：每节课每天计了多少、没有计多少、为什么',
  request: nothing,
  response: record({
    /** How many there are; the newest are listed. */
    total: count(1_000_000),
    days: list(
      record({
        day,
        enrolmentId: id,
        lessonId: id,
        title: text(200),
        creditedMs: duration,
        uncreditedMs: duration,
        reasons: list(record({ reason: v.picklist(creditReasons), uncreditedMs: duration }), creditReasons.length),
      }),
      400,
    ),
  }),
  errors: [],
})
