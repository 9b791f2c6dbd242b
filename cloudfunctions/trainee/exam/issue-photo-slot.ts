import { issuePhotoSlot } from '../../../src/contract/exam/issue-photo-slot'
import type { PhotoSlotDocument } from '../../platform/documents/exam'
import { loadOwnCase, type OwnExamCase } from '../../platform/exam/exam-case'
import { refuseBarrier } from '../../platform/exam/refuse-barrier'
import { handler } from '../../platform/handler'
import { CommitConflict, Refusal } from '../../platform/refusal'

/** The attempt whose exit photo is due; the slot exists only after submission (integrity.md). */
function attemptForExit({ latest, facts }: OwnExamCase): string {
  if (!latest) throw new Refusal('NOT_FOUND', 'there is no attempt')
  if (latest.state !== 'awaiting-exit-photo') throw new Refusal('ATTEMPT_NOT_WAITING', `the attempt is ${latest.state}`, { state: latest.state })
  if (!facts.hasPhotoConsent) throw new Refusal('EXAM_STEP_MISSING', 'photos need the separate consent', { step: 'consent' })
  return latest._id
}

export const issuePhotoSlotHandler = handler(issuePhotoSlot, {
  load: (context, { enrolmentId }) => loadOwnCase(context, enrolmentId),
  decide(examCase, { enrolmentId, purpose }, { nowMs, newToken, randomUnit }): PhotoSlotDocument {
    if (purpose === 'entry') refuseBarrier('take-entry-photo', examCase, nowMs)
    const attemptId = purpose === 'exit' ? attemptForExit(examCase) : null
    return {
      // `p.` tells the scanned code from others; with 132 random bits it fits a mini-program code's scene (CHK-06).
      _id: `p.${newToken().slice(0, 22)}`,
      version: 1,
      traineeId: examCase.trainee._id,
      enrolmentId,
      attemptId,
      purpose,
      sixDigits: String(Math.floor(randomUnit() * 1_000_000)).padStart(6, '0'),
      channel: null,
      issuedAtMs: nowMs,
      expiresAtMs: nowMs + examCase.rules.photos.slotLifeMs,
      openedAtMs: null,
      usedAtMs: null,
      photoId: null,
    }
  },
  async commit(context, slot, { rules }) {
    if (!(await context.database.createIfAbsent('photo_slots', slot))) throw new CommitConflict('the slot id exists')
    return { slot: slot._id, sixDigits: slot.sixDigits, expiresInMs: slot.expiresAtMs - context.nowMs, channels: [...rules.photos.channels] }
  },
})
