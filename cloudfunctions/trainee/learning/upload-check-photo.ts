import type { RequestOf } from '../../../src/contract'
import { uploadCheckPhoto } from '../../../src/contract/learning/upload-check-photo'
import { kindForPerson } from '../../../src/domain/checks'
import { admitChannel, slotEnd } from '../../../src/domain/photos'
import type { CaptureChannel, RuleSet } from '../../../src/domain/rules'
import type { PhotoSlotDocument } from '../../platform/documents/exam'
import type { DeskDocument } from '../../platform/documents/learning'
import { handler } from '../../platform/handler'
import { hasPhotoConsent } from '../../platform/photos/check-photos'
import { drawPhoto, type DrawnPhoto } from '../../platform/photos/draw-photo'
import { examinePhoto } from '../../platform/photos/examine-photo'
import { keepPhoto } from '../../platform/photos/keep-photo'
import { CommitConflict, Refusal } from '../../platform/refusal'
import { ruleSetOf } from '../../platform/rules-in-force'
import { requireOwnWechat } from './check-desk'

interface Handed {
  readonly slot: PhotoSlotDocument
  readonly desk: DeskDocument
  readonly rules: RuleSet
  readonly hasConsent: boolean
  readonly drawn: Awaited<ReturnType<typeof drawPhoto>>
}

/** Everything that can be refused is refused before the face service is asked: it costs time and money. */
function admit({ slot, desk, rules, hasConsent, drawn }: Handed, { channel: stated }: RequestOf<typeof uploadCheckPhoto>, nowMs: number): { readonly channel: CaptureChannel; readonly photo: DrawnPhoto } {
  if (desk.check?.checkNo !== slot.checkNo) throw new Refusal('CHECK_OVER', 'the check of this photo was answered')
  if (kindForPerson(desk.check?.kind, hasConsent) !== 'photo') throw new Refusal('CHECK_PHOTO_NOT_ASKED', 'the check is answered without a photo')
  const end = slotEnd(slot, nowMs)
  if (end) throw new Refusal('PHOTO_SLOT_ENDED', `the slot is ${end}`, { why: end })
  const channel = admitChannel(stated, true, rules.photos)
  if (!channel) throw new Refusal('PHOTO_CHANNEL_CLOSED', 'this way of taking the photo is not open', { channels: [...rules.photos.channels] })
  if (!('sha256' in drawn)) throw new Refusal('PHOTO_REFUSED', `the image is ${drawn.fault}`, { fault: drawn.fault })
  return { channel, photo: drawn }
}

export const uploadCheckPhotoHandler = handler(uploadCheckPhoto, {
  async load(context, input) {
    const { desk, signedIn } = await requireOwnWechat(context)
    const traineeId = signedIn.trainee._id
    const slot = await context.database.get('photo_slots', input.slot)
    // An invented code is answered like another person's, and like an exam's.
    if (!desk || !slot || slot.traineeId !== traineeId || slot.purpose !== 'check') throw new Refusal('NOT_FOUND', 'no such slot of this trainee')
    const rules = await ruleSetOf(context, desk.ruleSet)
    const [used, drawn] = await Promise.all([slot.photoId ? context.database.get('photos', slot.photoId) : null, drawPhoto(input.image, rules.photos)])
    // The answer to the same photo was lost on the way: it is given again.
    if (used && 'sha256' in drawn && used.sha256 === drawn.sha256) return { slot, rules, fresh: null }
    const admitted = admit({ slot, desk, rules, hasConsent: await hasPhotoConsent(context, traineeId), drawn }, input, context.nowMs)
    return { slot, rules, fresh: { ...admitted, examination: await examinePhoto(context, admitted.photo, traineeId, null, rules.photos) } }
  },
  decide({ slot, rules, fresh }, _input, { newId }) {
    if (!fresh) return { kind: 'again' as const }
    if (fresh.examination.examined.hasNoFace && (slot.noFaceTries ?? 0) < rules.photos.noFaceTries) return { kind: 'no-face' as const }
    return { kind: 'new' as const, ...fresh, photoId: newId() }
  },
  async commit(context, decided, { slot, rules }) {
    if (decided.kind === 'no-face') {
      const isCounted = await context.database.updateIf('photo_slots', { _id: slot._id, version: slot.version }, { noFaceTries: (slot.noFaceTries ?? 0) + 1, version: slot.version + 1 })
      if (!isCounted) throw new CommitConflict('the slot changed')
      throw new Refusal('PHOTO_REFUSED', 'no face is to be seen', { fault: 'no-face' })
    }
    if (decided.kind === 'new') {
      const { photoId, photo, examination, channel } = decided
      await keepPhoto(context, { photoId, slot, photo, examination, channel, isLate: false, rules }, () => Promise.resolve())
    }
    return { slot: slot._id }
  },
})
