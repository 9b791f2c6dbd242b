import type { ResponseOf } from '../../../src/contract'
import { answerCheck } from '../../../src/contract/learning/answer-check'
import { isWindowOver, proofOfAnswer } from '../../../src/domain/checks'
import { reportStranger } from '../../platform/account/stranger-reports'
import { requireSameDesk } from '../../platform/desks'
import { handler } from '../../platform/handler'
import { hasPhotoConsent } from '../../platform/photos/check-photos'
import { Refusal } from '../../platform/refusal'
import { ruleSetOf } from '../../platform/rules-in-force'
import { findNamedCheck, recordAndRefuse, requireOwnWechat } from './check-desk'
import { commitConfirmation } from './confirm-desk'
import { requirePageToken } from './lease-token'

export const answerCheckHandler = handler(answerCheck, {
  async load(context, { code, token, slot: slotId }) {
    const { desk, signedIn } = await requireOwnWechat(context)
    const named = findNamedCheck(context, desk, signedIn.trainee._id, code)
    const page = token === undefined ? null : await requirePageToken(context, token)
    const traineeId = signedIn.trainee._id
    const asksForPhoto = named.kind === 'named' && named.check.kind === 'photo'
    const [hasConsent, slot] = await Promise.all([asksForPhoto && hasPhotoConsent(context, traineeId), asksForPhoto && slotId !== undefined ? context.database.get('photo_slots', slotId) : null])
    return { named, page, traineeId, hasConsent, slot, rules: named.kind === 'named' ? await ruleSetOf(context, named.desk.ruleSet) : null }
  },
  decide({ named, rules, traineeId, hasConsent, slot }, { answer }, { nowMs }) {
    if (named.kind !== 'named' || rules === null) return named.kind === 'named' ? ('unknown' as const) : named.kind
    if (isWindowOver(named.check, nowMs, rules.checks)) return 'over' as const
    if (answer === 'not-me') return { ...named, rules, proof: null }
    const given = slot && { traineeId: slot.traineeId, checkNo: slot.checkNo ?? null, photoId: slot.photoId }
    const verdict = proofOfAnswer(named.check, { isWithoutPhoto: answer === 'present-without-photo', traineeId, slot: given }, hasConsent)
    if (verdict.kind === 'photo-needed') throw new Refusal('CHECK_PHOTO_NEEDED', 'the answer names no photo taken for this check')
    return { ...named, rules, proof: verdict.proof }
  },
  async commit(context, decided, { page, traineeId }, { code, answer }): Promise<ResponseOf<typeof answerCheck>> {
    if (typeof decided === 'string') return recordAndRefuse(context, traineeId, code, decided)
    const { desk, check, rules, proof } = decided
    if (answer === 'not-me') {
      await context.database.transact(async (transaction) => {
        await requireSameDesk(transaction, desk._id, desk)
        await reportStranger(transaction, context, desk, check)
      })
      return { outcome: 'reported', lease: null }
    }
    return { outcome: 'confirmed', lease: await commitConfirmation(context, { loaded: desk, desk, check, token: page, proof }, rules.playback.tailMs) }
  },
})
