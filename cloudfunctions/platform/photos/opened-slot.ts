// What the page that takes a photo learns about it: whose, for which exam, within which bounds.
import type { ResponseOf } from '../../../src/contract'
import type { openPhotoSlot } from '../../../src/contract/exam/open-photo-slot'
import { maskName } from '../../../src/domain/account'
import type { RuleSet } from '../../../src/domain/rules'
import type { Specialty } from '../../../src/domain/specialty'
import type { PhotoSlotDocument } from '../documents/exam'
import type { TraineeDocument } from '../documents/people'

export function openedSlotOf(slot: PhotoSlotDocument, trainee: TraineeDocument, specialty: Specialty, { photos }: RuleSet, nowMs: number): ResponseOf<typeof openPhotoSlot> {
  const { maxBytes, minSidePx, maxSidePx, channels } = photos
  return {
    slot: slot._id,
    purpose: slot.purpose === 'exit' ? 'exit' : 'entry',
    enrolmentId: slot.enrolmentId,
    specialty,
    nameMasked: maskName(trainee.name),
    expiresInMs: slot.expiresAtMs - nowMs,
    limits: { maxBytes, minSidePx, maxSidePx },
    channels: [...channels],
  }
}
