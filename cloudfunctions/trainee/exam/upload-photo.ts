import { uploadPhoto } from '../../../src/contract/exam/upload-photo'
import type { Look } from '../../../src/domain/exam'
import { admitChannel, slotEnd } from '../../../src/domain/photos'
import type { PhotoSlotDocument } from '../../platform/documents/exam'
import { decideExit, loadExitParts } from '../../platform/exam/accept-exit'
import { currentStep, loadOwnCase, type OwnExamCase } from '../../platform/exam/exam-case'
import { readPhoto } from '../../platform/exam/read-photo'
import { refuseBarrier } from '../../platform/exam/refuse-barrier'
import { storePhoto } from '../../platform/exam/store-photo'
import { handler } from '../../platform/handler'
import { Refusal } from '../../platform/refusal'

/**
 * The attempt that an exit photo completes. A slot issued in time outlasts the term by its own life: such a late photo
 * is taken, and marked for the reviewer (integrity.md).
 */
function attemptOf({ latest, facts }: OwnExamCase, slot: PhotoSlotDocument) {
  if (!latest || latest._id !== slot.attemptId) throw new Refusal('NOT_FOUND', 'the slot belongs to another attempt')
  const isLate = latest.state === 'withheld'
  if (latest.state !== 'awaiting-exit-photo' && !isLate) throw new Refusal('ATTEMPT_NOT_WAITING', `the attempt is ${latest.state}`, { state: latest.state })
  if (!facts.hasPhotoConsent) throw new Refusal('EXAM_STEP_MISSING', 'photos need the separate consent', { step: 'consent' })
  return { attempt: latest, isLate }
}

export const uploadPhotoHandler = handler(uploadPhoto, {
  async load(context, { slot: slotId }) {
    const slot = await context.database.get('photo_slots', slotId)
    // An invented code is answered like another person's.
    const examCase = await loadOwnCase(context, slot?.enrolmentId ?? 'unknown')
    if (!slot) throw new Refusal('NOT_FOUND', 'no such slot')
    const [used, parts] = await Promise.all([
      slot.photoId ? context.database.get('photos', slot.photoId) : null,
      slot.purpose === 'exit' && examCase.latest ? loadExitParts(context, examCase, examCase.latest) : null,
    ])
    return { slot, examCase, used, parts }
  },
  decide({ slot, examCase, used, parts }, { channel: stated, image: base64 }, { nowMs, newId }) {
    const { rules, signedIn } = examCase
    const photo = readPhoto(base64, rules.photos)
    // The answer to the same photo was lost on the way: it is given again.
    if (used && 'sha256' in photo && used.sha256 === photo.sha256) return { kind: 'again' as const }
    const end = slotEnd(slot, nowMs)
    if (end) throw new Refusal('PHOTO_SLOT_ENDED', `the slot is ${end}`, { why: end })
    const channel = admitChannel(stated, signedIn.via === 'wechat', rules.photos)
    if (!channel) throw new Refusal('PHOTO_CHANNEL_CLOSED', 'this way of taking the photo is not open', { channels: [...rules.photos.channels] })
    const exit = slot.purpose === 'exit' ? attemptOf(examCase, slot) : null
    if (!exit) refuseBarrier('take-entry-photo', examCase, nowMs)
    if (!('sha256' in photo)) throw new Refusal('PHOTO_REFUSED', `the image is ${photo.fault}`, { fault: photo.fault })
    const look: Look = { kind: 'photo', photoId: newId(), atMs: nowMs, isLate: exit?.isLate ?? false }
    const accepted = exit && parts ? decideExit(examCase, exit.attempt, parts.bank, look, nowMs) : null
    return { kind: 'new' as const, photo, channel, look, accepted }
  },
  async commit(context, decided, { slot, examCase, parts }) {
    if (decided.kind === 'new') await storePhoto(context, { ...decided, slot, examCase, parts })
    return { purpose: slot.purpose === 'exit' ? ('exit' as const) : ('entry' as const), enrolmentId: slot.enrolmentId, step: await currentStep(context, slot.enrolmentId) }
  },
})
