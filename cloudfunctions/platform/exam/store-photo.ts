// Keeps one photo: the image in the private store, everything about it in one commit with the step it completes.
import type { Look } from '../../../src/domain/exam'
import { fingerprintBands } from '../../../src/domain/photos'
import { dayMs } from '../../../src/domain/units'
import type { CaptureChannel } from '../../../src/domain/rules'
import { DuplicateDocument } from '../cloudbase/database'
import type { Context } from '../context'
import type { PhotoDocument, PhotoSlotDocument } from '../documents/exam'
import { appendEvidence } from '../evidence'
import { logFailure } from '../log'
import { CommitConflict, Refusal } from '../refusal'
import { writeExit, type AcceptedExit, type ExitParts } from './accept-exit'
import { changeExam } from './commit-exam'
import type { ExamCase } from './exam-case'
import type { DrawnPhoto } from '../photos/draw-photo'
import type { Examination } from '../photos/examine-photo'
import { dropPhotoFile, keepPhotoFile, writePhotoFile } from '../photos/photo-files'

export interface PhotoToStore {
  readonly slot: PhotoSlotDocument
  readonly examCase: ExamCase
  readonly photo: DrawnPhoto
  readonly examination: Examination
  readonly channel: CaptureChannel
  readonly look: Extract<Look, { kind: 'photo' }>
  /** For an exit photo: what it leads to. */
  readonly accepted: AcceptedExit | null
  readonly parts: ExitParts | null
}

export async function storePhoto(context: Context, toStore: PhotoToStore): Promise<void> {
  const { slot, examCase, look, accepted, parts } = toStore
  const document = photoDocument(toStore, context.nowMs)
  // The file goes before the document, which thus never points to nothing.
  await writePhotoFile(context, document._id, document.storagePath, toStore.photo.jpeg)
  try {
    await context.database.transact(async (transaction) => {
      const current = await transaction.get('photo_slots', slot._id)
      if (current?.usedAtMs !== null) throw new CommitConflict('the slot was used at the same moment')
      await transaction.create('claims', { _id: `photo_${document.sha256}`, owner: document._id, atMs: context.nowMs })
      await transaction.update('photo_slots', slot._id, { usedAtMs: context.nowMs, photoId: document._id, channel: document.channel, version: current.version + 1 })
      await transaction.create('photos', document)
      const { purpose, sha256, comparison } = document
      const compared = { band: comparison?.band ?? null, score: comparison?.score ?? null, model: comparison?.model ?? null, like: document.duplicateOf }
      await appendEvidence(transaction, context, 'exam', slot.enrolmentId, { event: 'photo', photo: document._id, purpose, sha256, attempt: slot.attemptId, isLate: look.isLate, ...compared })
      if (accepted && parts) await writeExit(transaction, context, examCase, parts, accepted)
      else await changeExam(transaction, context, examCase, { entry: look })
    })
  } catch (error) {
    await dropPhotoFile(context, document._id, document.storagePath).catch((failure: unknown) => logFailure('photo-not-removed', failure, { requestId: context.requestId, photo: document._id }))
    if (error instanceof DuplicateDocument) throw new Refusal('PHOTO_REUSED', 'the same image was handed in before')
    throw error
  }
  await keepPhotoFile(context, document._id)
}

function photoDocument({ slot, examCase, photo, examination, channel, look }: PhotoToStore, nowMs: number): PhotoDocument {
  const { examined, comparison, nextComparisonAtMs } = examination
  return {
    _id: look.photoId,
    version: 1,
    traineeId: slot.traineeId,
    enrolmentId: slot.enrolmentId,
    attemptId: slot.attemptId,
    purpose: slot.purpose,
    storagePath: `photos/${look.photoId}.jpg`,
    sha256: photo.sha256,
    bytes: photo.jpeg.length,
    widthPx: photo.widthPx,
    heightPx: photo.heightPx,
    channel,
    takenAtMs: nowMs,
    duplicateOf: examined.like[0]?.photoId ?? null,
    comparison,
    examined,
    bands: fingerprintBands(examined.fingerprint),
    nextComparisonAtMs,
    deletedAtMs: null,
    checkAtMs: nowMs + examCase.rules.retention.facePhotoDays * dayMs,
  }
}
