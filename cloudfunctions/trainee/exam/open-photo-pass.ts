import { openPhotoPass } from '../../../src/contract/exam/open-photo-pass'
import { loadOwnCase } from '../../platform/exam/exam-case'
import { handler } from '../../platform/handler'
import { openedSlotOf } from '../../platform/photos/opened-slot'
import { openPass, signedInByPass } from '../../platform/photos/photo-pass'
import { findSlotBefore, newSlot, storeSlot } from '../../platform/photos/photo-slots'
import { Refusal } from '../../platform/refusal'

export const openPhotoPassHandler = handler(openPhotoPass, {
  async load(context, input) {
    const pass = openPass(context, input.pass)
    const examCase = await loadOwnCase(context, pass.enrolmentId, () => signedInByPass(context, pass))
    return { pass, examCase, before: await findSlotBefore(context, pass.enrolmentId, pass.purpose) }
  },
  decide({ pass, examCase, before }, _input, moment) {
    const { channels } = examCase.rules.photos
    if (!channels.includes('wechat-page')) throw new Refusal('PHOTO_CHANNEL_CLOSED', 'the page takes no photos', { channels: [...channels] })
    return newSlot(examCase, pass.purpose, before, moment)
  },
  async commit(context, slot, { examCase }) {
    await storeSlot(context, slot)
    return openedSlotOf(slot, examCase.trainee, examCase.enrolment.specialty, examCase.rules, context.nowMs)
  },
})
