import type { RequestOf } from '../../../src/contract'
import { uploadPhoto } from '../../../src/contract/exam/upload-photo'
import type { Look } from '../../../src/domain/exam'
import { admitChannel, slotEnd } from '../../../src/domain/photos'
import type { CaptureChannel } from '../../../src/domain/rules'
import type { AttemptDocument, PhotoDocument, PhotoSlotDocument } from '../../platform/documents/exam'
import { decideExit, loadExitParts } from '../../platform/exam/accept-exit'
import { currentStep, loadOwnCase, type OwnExamCase } from '../../platform/exam/exam-case'
import { refuseBarrier } from '../../platform/exam/refuse-barrier'
import { storePhoto } from '../../platform/exam/store-photo'
import { handler } from '../../platform/handler'
import { drawPhoto, type DrawnPhoto } from '../../platform/photos/draw-photo'
import { examinePhoto } from '../../platform/photos/examine-photo'
import { openPass, signedInByPass } from '../../platform/photos/photo-pass'
import { CommitConflict, Refusal } from '../../platform/refusal'

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

interface Handed {
  readonly slot: PhotoSlotDocument
  readonly examCase: OwnExamCase
  readonly drawn: Awaited<ReturnType<typeof drawPhoto>>
}

interface Admitted {
  readonly channel: CaptureChannel
  readonly exit: { readonly attempt: AttemptDocument; readonly isLate: boolean } | null
  readonly photo: DrawnPhoto
}

/** Everything that can be refused is refused before the face service is asked: it costs time and money. */
function admit({ slot, examCase, drawn }: Handed, { channel: stated, pass }: RequestOf<typeof uploadPhoto>, nowMs: number): Admitted {
  const { rules, signedIn } = examCase
  const end = slotEnd(slot, nowMs)
  if (end) throw new Refusal('PHOTO_SLOT_ENDED', `the slot is ${end}`, { why: end })
  const channel = admitChannel(stated, signedIn.via === 'wechat', rules.photos)
  // a pass is for the page alone
  if (!channel || (pass !== undefined && channel !== 'wechat-page')) throw new Refusal('PHOTO_CHANNEL_CLOSED', 'this way of taking the photo is not open', { channels: [...rules.photos.channels] })
  const exit = slot.purpose === 'exit' ? attemptOf(examCase, slot) : null
  if (!exit) refuseBarrier('take-entry-photo', examCase, nowMs)
  if (!('sha256' in drawn)) throw new Refusal('PHOTO_REFUSED', `the image is ${drawn.fault}`, { fault: drawn.fault })
  return { channel, exit, photo: drawn }
}

export const uploadPhotoHandler = handler(uploadPhoto, {
  async load(context, input) {
    const pass = input.pass === undefined ? null : openPass(context, input.pass)
    const slot = await context.database.get('photo_slots', input.slot)
    // An invented code is answered like another person's.
    const examCase = await loadOwnCase(context, slot?.enrolmentId ?? 'unknown', pass ? () => signedInByPass(context, pass) : undefined)
    const isOfPass = !pass || (slot?.enrolmentId === pass.enrolmentId && slot.purpose === pass.purpose)
    // A check's photo never opens or closes an exam.
    if (!slot || !isOfPass || slot.purpose === 'check') throw new Refusal('NOT_FOUND', 'no such slot')
    const used: PhotoDocument | null = slot.photoId ? await context.database.get('photos', slot.photoId) : null
    const drawn = await drawPhoto(input.image, examCase.rules.photos)
    // The answer to the same photo was lost on the way: it is given again.
    if (used && 'sha256' in drawn && used.sha256 === drawn.sha256) return { slot, examCase, fresh: null }
    const admitted = admit({ slot, examCase, drawn }, input, context.nowMs)
    const parts = admitted.exit && (await loadExitParts(context, examCase, admitted.exit.attempt))
    const examination = await examinePhoto(context, admitted.photo, slot.traineeId, parts?.entryPhoto ?? null, examCase.rules.photos)
    return { slot, examCase, fresh: { ...admitted, parts, examination } }
  },
  decide({ slot, examCase, fresh }, _input, { nowMs, newId }) {
    if (!fresh) return { kind: 'again' as const }
    const { exit, parts, examination } = fresh
    // A hint, while there is somebody to take it; in the end a person looks at the photo (PHO-03).
    if (examination.examined.hasNoFace && (slot.noFaceTries ?? 0) < examCase.rules.photos.noFaceTries) return { kind: 'no-face' as const }
    const look: Look = { kind: 'photo', photoId: newId(), atMs: nowMs, isLate: exit?.isLate ?? false }
    const accepted = exit && parts ? decideExit(examCase, exit.attempt, parts.bank, look, nowMs, { entry: parts.entryPhoto, exit: examination, draw: parts.draw }) : null
    return { kind: 'new' as const, photo: fresh.photo, channel: fresh.channel, examination, parts, look, accepted }
  },
  async commit(context, decided, { slot, examCase }) {
    if (decided.kind === 'no-face') {
      const isCounted = await context.database.updateIf('photo_slots', { _id: slot._id, version: slot.version }, { noFaceTries: (slot.noFaceTries ?? 0) + 1, version: slot.version + 1 })
      if (!isCounted) throw new CommitConflict('the slot changed')
      throw new Refusal('PHOTO_REFUSED', 'no face is to be seen', { fault: 'no-face' })
    }
    if (decided.kind === 'new') await storePhoto(context, { ...decided, slot, examCase })
    return { purpose: slot.purpose === 'exit' ? ('exit' as const) : ('entry' as const), enrolmentId: slot.enrolmentId, step: await currentStep(context, slot.enrolmentId) }
  },
})
