import * as v from 'valibot'
import { creditReasons } from '../../domain/playback'
import { duration, record, token } from '../fields'
import { dueCheck } from './due-check'

/**
 * What the page may do next, and what was credited.
 * - `playing`: play for `leaseMs`, counted from the moment this request was FIRST sent; renew 30–60 s before its end.
 * - `check-due`: stop and show `check`; afterwards `token` renews (or answerCheck and waitForCheck renew it at once).
 * - `reopen`: the token has reached its age; call openLesson again, silently.
 * - `free`: played fully or earned: move freely, nothing is credited; closeLease saves the resume point.
 * - `closed`: the report was taken and the lease ended.
 * Segments that end at or before `frontierMs` are settled and can leave the journal; play on from there, not beyond.
 */
export const leaseAnswer = record({
  state: v.picklist(['playing', 'check-due', 'reopen', 'free', 'closed']),
  token,
  leaseMs: duration,
  creditedMs: duration,
  frontierMs: duration,
  /** The video has been played fully: the exercise is open. */
  played: v.boolean(),
  /** Why less was credited than was reported; null when all of it was. */
  reason: v.nullable(v.picklist(creditReasons)),
  check: v.nullable(dueCheck),
})
