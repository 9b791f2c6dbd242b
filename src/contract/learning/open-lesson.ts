import * as v from 'valibot'
import { defineOperation } from '../operation'
import { count, creditHours, duration, id, record, text, token } from '../fields'
import { leaseAnswer } from './lease-answer'
import { segments } from './segments'

/**
 * Opens a lesson for ONE page (`page`: random, made by the page). Without `takeOver` another page's live lease is
 * respected. `journal` hands in what the page's previous lease played and could not report (a kill, no network);
 * its credit is in `lease.creditedMs` when it belongs to the same lesson, and always in `journalCreditedMs`.
 * A due check comes back as `lease.state: 'check-due'`, not as an error, because what was played before is settled.
 */
export const openLesson = defineOperation({
  name: 'learning.openLesson',
  function: 'trainee',
  summary: '打开一节课，取得播放许可',
  request: record({
    enrolmentId: id,
    lessonId: id,
    page: id,
    device: text(60),
    takeOver: v.boolean(),
    /** The page's random name for this one request, the same when it is sent again: a late second copy displaces nobody. */
    opening: v.optional(id),
    journal: v.optional(record({ token, segments })),
  }),
  response: record({
    lease: leaseAnswer,
    /** False while a check froze it: keep the journal and hand it in later. */
    journalTaken: v.boolean(),
    journalCreditedMs: duration,
    /** Where to start. */
    positionMs: duration,
    earned: v.boolean(),
    courseId: id,
    title: text(200),
    creditHours,
    mediaMs: duration,
    mediaBytes: count(100_000_000_000),
    media: record({ address: text(2000), lifeMs: duration }),
  }),
  errors: [
    'PLAYING_ELSEWHERE',
    /** Only for a request whose `opening` was granted before and has ended since. */
    'LEASE_SUPERSEDED',
    /** Only for the journal's token: it is another person's or damaged. Open again without it. */
    'TOKEN_REFUSED',
    'SPECIALTY_LOCKED',
    'RULES_NOT_ACKNOWLEDGED',
    'CLASS_NOT_OPEN',
    'NOT_BOUND',
    'WITHDRAWN',
  ],
})
