import * as v from 'valibot'
import { creditHours, day, duration, instant, record, text } from '../fields'
import { dueCheck } from './due-check'

export const learningErrors = {
  /** Another page holds a live lease (PLY-04). Ask; open again with `takeOver: true` to go on here. */
  PLAYING_ELSEWHERE: { status: 409, details: record({ device: text(60), lessonTitle: text(200), sinceMs: instant }) },
  /** A random check is due: nothing is credited and no exercise is marked until the bound WeChat answers (CHK-03). */
  CHECK_DUE: { status: 409, details: dueCheck },
  /** The specialty course opens when the common hours are complete (CAT-03); `missing` is what they lack. */
  SPECIALTY_LOCKED: { status: 403, details: record({ missing: creditHours }) },
  /** The teaching rules come before the first lesson (ENR-13). */
  RULES_NOT_ACKNOWLEDGED: { status: 403, details: record({ rulesVersion: text(40) }) },
  /** The acknowledged text is no longer the one in force: show the new one. */
  RULES_CHANGED: { status: 409, details: record({ rulesVersion: text(40) }) },
  /** No class yet (`opensOn` null), not open yet, or ended. */
  CLASS_NOT_OPEN: { status: 403, details: record({ opensOn: v.nullable(day), ended: v.boolean() }) },
  /** A web session whose trainee has no bound WeChat may look, not earn. */
  NOT_BOUND: { status: 403 },
  /** The enrolment, or the course for everybody, was withdrawn. */
  WITHDRAWN: { status: 403, details: record({ what: v.picklist(['enrolment', 'course']) }) },
  /** Another page took over, or the right ended: stop, then hand the journal in with reportLate. */
  LEASE_SUPERSEDED: { status: 409, details: record({ device: v.nullable(text(60)), sinceMs: v.nullable(instant) }) },
  /** The token is forged, damaged, or another caller's. Open the lesson again. */
  TOKEN_REFUSED: { status: 403 },
  /** The code is another person's check; the attempt is recorded. */
  CHECK_NOT_YOURS: { status: 403 },
  /** The code was answered already, was replaced, or its window has passed. */
  CHECK_OVER: { status: 410 },
  /** The check asks for a photo of the person (`issueCheckPhoto`), and the slot named is not this check's with a photo in it. */
  CHECK_PHOTO_NEEDED: { status: 409 },
  /** The check asks for no photo, or the person has not agreed to face photos: `present` alone answers it. */
  CHECK_PHOTO_NOT_ASKED: { status: 409 },
  /** The exercise opens when the video has been played fully (EXC-01). */
  VIDEO_UNFINISHED: { status: 409, details: record({ remainingMs: duration }) },
  /** After three wrong tries in a row the next one waits a moment. */
  EXERCISE_PAUSED: { status: 429, details: record({ retryAfterMs: duration }) },
  /** The try is neither the open one nor the one marked last. */
  EXERCISE_NOT_OPEN: { status: 409 },
} as const
