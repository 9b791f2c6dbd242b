// One photo into the private store: the file first, everything about it in one commit with the step it completes.
import { fingerprintBands } from '../../../src/domain/photos'
import type { CaptureChannel, RuleSet } from '../../../src/domain/rules'
import { dayMs } from '../../../src/domain/units'
import { DuplicateDocument, type Transaction } from '../cloudbase/database'
import type { Context } from '../context'
import type { PhotoDocument, PhotoSlotDocument } from '../documents/exam'
import { appendEvidence } from '../evidence'
import { CommitConflict, Refusal } from '../refusal'
import type { DrawnPhoto } from './draw-photo'
import type { Examination } from './examine-photo'
import { signalsOf } from './check-signals'
import { commitWithFile } from './photo-files'

export interface PhotoToKeep {
  readonly photoId: string
  readonly slot: PhotoSlotDocument
  readonly photo: DrawnPhoto
  readonly examination: Examination
  readonly channel: CaptureChannel
  readonly isLate: boolean
  readonly rules: RuleSet
}

export async function keepPhoto(context: Context, toKeep: PhotoToKeep, completeStep: (transaction: Transaction) => Promise<void>): Promise<void> {
  const { slot, isLate } = toKeep
  const document = photoDocument(toKeep, context.nowMs)
  const { purpose, sha256, comparison } = document
  const compared = { band: comparison?.band ?? null, score: comparison?.score ?? null, model: comparison?.model ?? null, like: document.duplicateOf }
  try {
    await commitWithFile(context, document, toKeep.photo.jpeg, () =>
      context.database.transact(async (transaction) => {
        const current = await transaction.get('photo_slots', slot._id)
        if (current?.usedAtMs !== null) throw new CommitConflict('the slot was used at the same moment')
        await transaction.create('claims', { _id: `photo_${sha256}`, owner: document._id, atMs: context.nowMs })
        await transaction.update('photo_slots', slot._id, { usedAtMs: context.nowMs, photoId: document._id, channel: document.channel, version: current.version + 1 })
        await transaction.create('photos', document)
        await appendEvidence(transaction, context, 'exam', slot.enrolmentId, { event: 'photo', photo: document._id, purpose, sha256, attempt: slot.attemptId, isLate, ...compared })
        await completeStep(transaction)
      }),
    )
  } catch (error) {
    if (error instanceof DuplicateDocument) throw new Refusal('PHOTO_REUSED', 'the same image was handed in before')
    throw error
  }
}

function photoDocument({ photoId, slot, photo, examination, channel, rules }: PhotoToKeep, nowMs: number): PhotoDocument {
  const { examined, comparison, nextComparisonAtMs } = examination
  return {
    _id: photoId,
    version: 1,
    traineeId: slot.traineeId,
    enrolmentId: slot.enrolmentId,
    attemptId: slot.attemptId,
    purpose: slot.purpose,
    storagePath: `photos/${photoId}.jpg`,
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
    signalAtMs: signalsOf(slot.purpose, examination).length > 0 ? nowMs : null,
    deletedAtMs: null,
    checkAtMs: nowMs + rules.retention.facePhotoDays * dayMs,
  }
}
