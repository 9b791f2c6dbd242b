import { getPhotoSlot } from '../../../src/contract/exam/get-photo-slot'
import { slotEnd } from '../../../src/domain/photos'
import { currentStep } from '../../platform/exam/exam-case'
import { handler } from '../../platform/handler'
import { Refusal } from '../../platform/refusal'
import { requireSignedIn } from '../../platform/signed-in'

export const getPhotoSlotHandler = handler(getPhotoSlot, {
  async load(context, { slot: slotId }) {
    const { trainee } = await requireSignedIn(context)
    const slot = await context.database.get('photo_slots', slotId)
    if (!slot || slot.traineeId !== trainee._id || slot.purpose === 'check') throw new Refusal('NOT_FOUND', 'no such slot of this trainee')
    return slot
  },
  decide: (slot, _input, { nowMs }) => slotEnd(slot, nowMs) ?? (slot.openedAtMs === null ? ('waiting' as const) : ('opened' as const)),
  async commit(context, state, slot) {
    const step = state === 'used' ? await currentStep(context, slot.enrolmentId) : null
    return { state, expiresInMs: Math.max(0, slot.expiresAtMs - context.nowMs), step }
  },
})
