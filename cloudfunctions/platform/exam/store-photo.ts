// Keeps one photo: the image in the private store, everything about it in one commit with the step it completes.
import type { Look } from '../../../src/domain/exam'
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
import type { ReadPhoto } from './read-photo'

export interface PhotoToStore {
  readonly slot: PhotoSlotDocument
  readonly examCase: ExamCase
  readonly photo: ReadPhoto
  readonly channel: CaptureChannel
  readonly look: Extract<Look, { kind: 'photo' }>
  /** For an exit photo: what it leads to. */
  readonly accepted: AcceptedExit | null
  readonly parts: ExitParts | null
}

export async function storePhoto(context: Context, toStore: PhotoToStore): Promise<void> {
  const { slot, examCase, look, accepted, parts } = toStore
  const document = photoDocument(toStore, context.nowMs)
  // The file goes first: a document never points to nothing. A file without a document is found by the retention job.
  await context.files.write(document.storagePath, Buffer.from(toStore.photo.image.bytes))
  try {
    await context.database.transact(async (transaction) => {
      const current = await transaction.get('photo_slots', slot._id)
      if (current?.usedAtMs !== null) throw new CommitConflict('the slot was used at the same moment')
      await transaction.create('claims', { _id: `photo_${document.sha256}`, owner: document._id, atMs: context.nowMs })
      await transaction.update('photo_slots', slot._id, { usedAtMs: context.nowMs, photoId: document._id, channel: document.channel, version: current.version + 1 })
      await transaction.create('photos', document)
      const { purpose, sha256 } = document
      await appendEvidence(transaction, context, 'exam', slot.enrolmentId, { event: 'photo', photo: document._id, purpose, sha256, attempt: slot.attemptId, isLate: look.isLate })
      if (accepted && parts) await writeExit(transaction, context, examCase, parts, accepted)
      else await changeExam(transaction, context, examCase, { entry: look })
    })
  } catch (error) {
    await context.files.remove(document.storagePath).catch((failure: unknown) => logFailure('photo-not-removed', failure, { requestId: context.requestId, photo: document._id }))
    if (error instanceof DuplicateDocument) throw new Refusal('PHOTO_REUSED', 'the same image was handed in before')
    throw error
  }
}

function photoDocument({ slot, photo, channel, look }: PhotoToStore, nowMs: number): PhotoDocument {
  const { image, sha256 } = photo
  return {
    _id: look.photoId,
    version: 1,
    traineeId: slot.traineeId,
    enrolmentId: slot.enrolmentId,
    attemptId: slot.attemptId,
    purpose: slot.purpose,
    storagePath: `photos/${look.photoId}.${image.format === 'jpeg' ? 'jpg' : 'png'}`,
    sha256,
    bytes: image.bytes.length,
    widthPx: image.widthPx,
    heightPx: image.heightPx,
    channel,
    takenAtMs: nowMs,
    duplicateOf: null,
    comparison: null,
    deletedAtMs: null,
  }
}
