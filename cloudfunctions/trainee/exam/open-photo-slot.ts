import type { RequestOf } from '../../../src/contract'
import { openPhotoSlot } from '../../../src/contract/exam/open-photo-slot'
import { canTakePhotos, slotEnd } from '../../../src/domain/photos'
import type { Context } from '../../platform/context'
import type { PhotoSlotDocument } from '../../platform/documents/exam'
import { handler } from '../../platform/handler'
import { openedSlotOf } from '../../platform/photos/opened-slot'
import { Refusal } from '../../platform/refusal'
import { ruleSetOf } from '../../platform/rules-in-force'
import { requireSignedIn } from '../../platform/signed-in'

/** Six digits are looked for among the caller's own slots, so they need not be unique. */
async function findSlot({ database }: Context, input: RequestOf<typeof openPhotoSlot>, traineeId: string): Promise<PhotoSlotDocument | null> {
  if (input.by === 'slot') return database.get('photo_slots', input.slot)
  const found = await database.find('photo_slots', { sixDigits: input.sixDigits, traineeId }, { orderBy: [['issuedAtMs', 'desc']], limit: 1 })
  return found[0] ?? null
}

export const openPhotoSlotHandler = handler(openPhotoSlot, {
  async load(context, input) {
    const signedIn = await requireSignedIn(context)
    const slot = await findSlot(context, input, signedIn.trainee._id)
    const enrolment = slot && (await context.database.get('enrolments', slot.enrolmentId))
    const period = enrolment && (await context.database.get('periods', enrolment.periodId))
    if (!slot || !enrolment || !period || slot.traineeId !== signedIn.trainee._id || slot.purpose === 'check') throw new Refusal('NOT_FOUND', 'no such slot of this trainee')
    return { signedIn, slot, enrolment, rules: await ruleSetOf(context, period.ruleSetId) }
  },
  decide({ signedIn, slot, enrolment, rules }, _input, { nowMs }) {
    const end = slotEnd(slot, nowMs)
    if (end) throw new Refusal('PHOTO_SLOT_ENDED', `the slot is ${end}`, { why: end })
    if (!canTakePhotos(signedIn.via === 'wechat', rules.photos)) throw new Refusal('PHOTO_CHANNEL_CLOSED', 'photos are taken in WeChat', { channels: [...rules.photos.channels] })
    return openedSlotOf(slot, signedIn.trainee, enrolment.specialty, rules, nowMs)
  },
  async commit(context, opened, { slot }) {
    // The computer that shows the code learns that the phone has it; losing this race changes nothing else.
    if (slot.openedAtMs === null) await context.database.updateIf('photo_slots', { _id: slot._id, version: slot.version }, { openedAtMs: context.nowMs, version: slot.version + 1 })
    return opened
  },
})
