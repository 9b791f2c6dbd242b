// One enrolment photo into the private store. No face service is asked: the person has not consented to that yet; the
// first comparison is that of the entry photo.
import { fingerprintBands } from '../../../src/domain/photos'
import type { RuleSet } from '../../../src/domain/rules'
import { dayMs } from '../../../src/domain/units'
import { DuplicateDocument } from '../cloudbase/database'
import type { Context } from '../context'
import type { PhotoDocument } from '../documents/exam'
import type { EnrolmentDocument, TraineeDocument } from '../documents/people'
import { appendEvidence } from '../evidence'
import { recordOperation } from '../operators'
import { CommitConflict } from '../refusal'
import type { DrawnPhoto } from './draw-photo'
import { findLike } from './find-like'
import { commitWithFile } from './photo-files'

export interface EnrolmentPhoto {
  readonly trainee: TraineeDocument
  readonly enrolment: EnrolmentDocument
  readonly photo: DrawnPhoto
  readonly rules: RuleSet
}

/** True when it looks like somebody else's photo: a person decides. */
export async function keepEnrolmentPhoto(context: Context, { trainee, enrolment, photo, rules }: EnrolmentPhoto, by: { readonly operatorId: string; readonly operation: string; readonly reason: string }): Promise<boolean> {
  const like = await findLike(context, photo.fingerprint, trainee._id, rules.photos)
  const photoId = context.newId()
  const document: PhotoDocument = {
    _id: photoId,
    version: 1,
    traineeId: trainee._id,
    enrolmentId: enrolment._id,
    attemptId: null,
    purpose: 'enrolment',
    storagePath: `photos/${photoId}.jpg`,
    sha256: photo.sha256,
    bytes: photo.jpeg.length,
    widthPx: photo.widthPx,
    heightPx: photo.heightPx,
    channel: 'in-person',
    takenAtMs: context.nowMs,
    duplicateOf: like[0]?.photoId ?? null,
    comparison: null,
    examined: { fingerprint: photo.fingerprint, like, reference: null, hasNoFace: false, comparisonTries: 0 },
    bands: fingerprintBands(photo.fingerprint),
    nextComparisonAtMs: null,
    signalAtMs: null,
    deletedAtMs: null,
    checkAtMs: context.nowMs + rules.retention.facePhotoDays * dayMs,
  }
  try {
    await commitWithFile(context, document, photo.jpeg, () =>
      context.database.transact(async (transaction) => {
        await transaction.create('claims', { _id: `photo_${document.sha256}`, owner: photoId, atMs: context.nowMs })
        await transaction.create('photos', document)
        await appendEvidence(transaction, context, 'exam', enrolment._id, { event: 'photo', photo: photoId, purpose: document.purpose, sha256: document.sha256, attempt: null, isLate: false, band: null, score: null, model: null, like: document.duplicateOf })
        await recordOperation(transaction, context, { ...by, effect: 'enrolment photo kept', subjects: [trainee._id, photoId] })
      }),
    )
  } catch (error) {
    if (error instanceof DuplicateDocument) throw new CommitConflict('the same image was stored at the same moment')
    throw error
  }
  return like.some(({ whose }) => whose === 'other')
}
