import { issuePhotoSlot } from '../../../src/contract/exam/issue-photo-slot'
import type { RequestOf } from '../../../src/contract'
import type { Context } from '../../platform/context'
import { loadOwnCase, type OwnExamCase } from '../../platform/exam/exam-case'
import { handler } from '../../platform/handler'
import { photoPassLifeMs, sealPass } from '../../platform/photos/photo-pass'
import { findSlotBefore, newSlot, storeSlot } from '../../platform/photos/photo-slots'

/** The official account's page for this photo: only the bound WeChat's own call gets its address (PHO-06). */
function pageLink(context: Context, { signedIn, trainee, rules }: OwnExamCase, { enrolmentId, purpose }: RequestOf<typeof issuePhotoSlot>): string | null {
  if (signedIn.via !== 'wechat' || !rules.photos.channels.includes('wechat-page')) return null
  const pass = sealPass(context, { enrolmentId, purpose, traineeId: trainee._id, sessionEpoch: trainee.sessionEpoch, untilMs: context.nowMs + photoPassLifeMs })
  return `${context.secrets.setting('PUBLIC_URL')}/#/pages/exam/photo/index?pass=${pass}`
}

export const issuePhotoSlotHandler = handler(issuePhotoSlot, {
  async load(context, { enrolmentId, purpose }) {
    const examCase = await loadOwnCase(context, enrolmentId)
    return { examCase, before: await findSlotBefore(context, enrolmentId, purpose) }
  },
  decide: ({ examCase, before }, { purpose }, moment) => newSlot(examCase, purpose, before, moment),
  async commit(context, slot, { examCase }, input) {
    await storeSlot(context, slot)
    const { channels } = examCase.rules.photos
    return { slot: slot._id, sixDigits: slot.sixDigits, expiresInMs: slot.expiresAtMs - context.nowMs, channels: [...channels], link: pageLink(context, examCase, input) }
  },
})
