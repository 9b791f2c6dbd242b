// The documents of an appeal: what is kept of the decision it is against, and its material (PHO-04).
import type { AppealableState } from '../../../src/domain/exam'
import type { RuleSet } from '../../../src/domain/rules'
import { dayMs, type EpochMs } from '../../../src/domain/units'
import type { AppealDocument, AttemptDocument, PhotoDocument } from '../documents/exam'
import type { DrawnPhoto } from '../photos/draw-photo'

export function appealDocument(attempt: AttemptDocument, state: AppealableState, text: string, photoId: string | null, dueAtMs: EpochMs, nowMs: EpochMs): AppealDocument {
  const { cancellation } = attempt
  const decided = state === 'cancelled' ? cancellation : null
  return {
    _id: `${attempt._id}_appeal_${attempt.appeals + 1}`,
    version: 1,
    attemptId: attempt._id,
    enrolmentId: attempt.enrolmentId,
    traineeId: attempt.traineeId,
    against: {
      state,
      reason: decided?.reason ?? '没有在期限内收到考后照片',
      atMs: attempt.settledAtMs ?? nowMs,
      operatorId: decided?.operatorId ?? null,
      secondOperatorId: decided?.secondOperatorId ?? null,
    },
    text,
    photoId,
    state: 'waiting',
    handedInAtMs: nowMs,
    dueAtMs,
    decision: null,
  }
}

/** The material is judged and kept like every photo (PHO-02); it is no face photo and needs no consent to one. */
export function appealPhoto(attempt: AttemptDocument, { jpeg, widthPx, heightPx, sha256 }: DrawnPhoto, photoId: string, rules: RuleSet, nowMs: EpochMs): { document: PhotoDocument; bytes: Buffer } {
  const document: PhotoDocument = {
    _id: photoId,
    version: 1,
    traineeId: attempt.traineeId,
    enrolmentId: attempt.enrolmentId,
    attemptId: attempt._id,
    purpose: 'appeal',
    storagePath: `photos/${photoId}.jpg`,
    sha256,
    bytes: jpeg.length,
    widthPx,
    heightPx,
    channel: 'wechat-page',
    takenAtMs: nowMs,
    duplicateOf: null,
    comparison: null,
    deletedAtMs: null,
    checkAtMs: nowMs + rules.retention.facePhotoDays * dayMs,
  }
  return { document, bytes: jpeg }
}
