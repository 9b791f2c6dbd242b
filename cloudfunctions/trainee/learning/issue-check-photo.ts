import { issueCheckPhoto } from '../../../src/contract/learning/issue-check-photo'
import { isWindowOver, kindForPerson } from '../../../src/domain/checks'
import { handler } from '../../platform/handler'
import { enrolmentOfDesk, findCheckSlotBefore, hasPhotoConsent, newCheckSlot } from '../../platform/photos/check-photos'
import { storeSlot } from '../../platform/photos/photo-slots'
import { Refusal } from '../../platform/refusal'
import { ruleSetOf } from '../../platform/rules-in-force'
import { findNamedCheck, recordAndRefuse, requireOwnWechat } from './check-desk'

export const issueCheckPhotoHandler = handler(issueCheckPhoto, {
  async load(context, { code }) {
    const { desk, signedIn } = await requireOwnWechat(context)
    const traineeId = signedIn.trainee._id
    const named = findNamedCheck(context, desk, traineeId, code)
    if (named.kind !== 'named') return { kind: named.kind, traineeId }
    const [rules, hasConsent, enrolment] = await Promise.all([ruleSetOf(context, named.desk.ruleSet), hasPhotoConsent(context, traineeId), enrolmentOfDesk(context, named.desk)])
    return { ...named, traineeId, rules, hasConsent, enrolmentId: enrolment._id, before: await findCheckSlotBefore(context, enrolment._id) }
  },
  decide(loaded, _input, moment) {
    if (loaded.kind !== 'named') return loaded.kind
    const { check, rules, hasConsent, traineeId, enrolmentId, before } = loaded
    if (isWindowOver(check, moment.nowMs, rules.checks)) return 'over' as const
    if (kindForPerson(check.kind, hasConsent) !== 'photo') throw new Refusal('CHECK_PHOTO_NOT_ASKED', 'the check is answered without a photo')
    return { slot: newCheckSlot({ traineeId, enrolmentId, checkNo: check.checkNo, before, rules }, moment), photos: rules.photos }
  },
  async commit(context, decided, { traineeId }, { code }) {
    if (typeof decided === 'string') return recordAndRefuse(context, traineeId, code, decided)
    const { slot, photos } = decided
    await storeSlot(context, slot)
    const { maxBytes, minSidePx, maxSidePx, channels } = photos
    return { slot: slot._id, expiresInMs: slot.expiresAtMs - context.nowMs, limits: { maxBytes, minSidePx, maxSidePx }, channels: [...channels] }
  },
})
