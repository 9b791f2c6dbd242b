// A new slot for one photo: one use, one purpose, 120 s (integrity.md).
import type { ExamPhotoPurpose } from '../../../src/domain/photos'
import type { Context } from '../context'
import type { PhotoSlotDocument } from '../documents/exam'
import type { OwnExamCase } from '../exam/exam-case'
import { refuseBarrier } from '../exam/refuse-barrier'
import { CommitConflict, Refusal } from '../refusal'

/** The newest slot for this photo, whatever became of it. */
export async function findSlotBefore({ database }: Pick<Context, 'database'>, enrolmentId: string, purpose: ExamPhotoPurpose): Promise<PhotoSlotDocument | null> {
  const found = await database.find('photo_slots', { enrolmentId, purpose }, { orderBy: [['issuedAtMs', 'desc']], limit: 1 })
  return found[0] ?? null
}

/** Pure; throws the refusal of the step that is missing. */
export function newSlot(examCase: OwnExamCase, purpose: ExamPhotoPurpose, before: PhotoSlotDocument | null, { nowMs, newToken, randomUnit }: Pick<Context, 'nowMs' | 'newToken' | 'randomUnit'>): PhotoSlotDocument {
  if (purpose === 'entry') refuseBarrier('take-entry-photo', examCase, nowMs)
  const attemptId = purpose === 'exit' ? attemptForExit(examCase) : null
  return {
    // `p.` tells the scanned code from others; with 132 random bits it fits a mini-program code's scene (CHK-06).
    _id: `p.${newToken().slice(0, 22)}`,
    version: 1,
    traineeId: examCase.trainee._id,
    enrolmentId: examCase.enrolment._id,
    attemptId,
    purpose,
    sixDigits: String(Math.floor(randomUnit() * 1_000_000)).padStart(6, '0'),
    channel: null,
    issuedAtMs: nowMs,
    expiresAtMs: nowMs + examCase.rules.photos.slotLifeMs,
    openedAtMs: null,
    usedAtMs: null,
    photoId: null,
    // Tries without a visible face go on counting: a slot that ran out must not begin them anew.
    noFaceTries: before && before.photoId === null ? (before.noFaceTries ?? 0) : 0,
  }
}

export async function storeSlot({ database }: Pick<Context, 'database'>, slot: PhotoSlotDocument): Promise<void> {
  if (!(await database.createIfAbsent('photo_slots', slot))) throw new CommitConflict('the slot id exists')
}

/** The attempt whose exit photo is due; the slot exists only after submission. */
function attemptForExit({ latest, facts }: OwnExamCase): string {
  if (!latest) throw new Refusal('NOT_FOUND', 'there is no attempt')
  if (latest.state !== 'awaiting-exit-photo') throw new Refusal('ATTEMPT_NOT_WAITING', `the attempt is ${latest.state}`, { state: latest.state })
  if (!facts.hasPhotoConsent) throw new Refusal('EXAM_STEP_MISSING', 'photos need the separate consent', { step: 'consent' })
  return latest._id
}
