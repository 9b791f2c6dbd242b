import { decidePhotos } from '../../../src/contract/exam/decide-photos'
import { decideReview } from '../../../src/domain/exam'
import { ownRecord } from '../../../src/domain/photos'
import { loadAnyCase } from '../../platform/exam/exam-case'
import { holderHashOf, requireLink } from '../../platform/exam/review-link'
import { writeDecision } from '../../platform/exam/write-decision'
import { loadPassParts } from '../../platform/exam/write-pass'
import { handler } from '../../platform/handler'
import { Refusal } from '../../platform/refusal'
import { sameHash } from '../../platform/sealing'
import { findWaiting } from './review-items'

export const decidePhotosHandler = handler(decidePhotos, {
  async load(context, { link: token, holder, attemptId }) {
    const { link, reviewer } = await requireLink(context, token)
    if (link.holderHash === null || !sameHash(holderHashOf(context, holder), link.holderHash)) throw new Refusal('REVIEW_LINK_TAKEN', 'another browser holds the link')
    const review = link.attemptIds.includes(attemptId) ? await context.database.get('reviews', attemptId) : null
    if (!review) throw new Refusal('NOT_FOUND', 'the link does not hold this attempt')
    const examCase = await loadAnyCase(context, review.enrolmentId)
    const attempt = await context.database.get('attempts', attemptId)
    if (!attempt) throw new Error(`attempt ${attemptId} is missing`)
    if (ownRecord(reviewer, examCase.trainee) !== 'other') throw new Refusal('REVIEW_OWN_RECORD', 'nobody reviews their own record')
    return { link, reviewer, review, examCase, attempt, pass: await loadPassParts(context, examCase) }
  },
  decide({ review, reviewer, examCase, attempt }, { decision, reason }, { nowMs }) {
    const last = review.decisions.at(-1)
    // The answer to this very decision was lost on the way: it is given again.
    if (review.state === 'decided' && last?.operatorId === reviewer._id && last.decision === decision && last.reason === reason) return null
    if (review.state === 'decided' || attempt.state !== 'under-review') throw new Refusal('REVIEW_DECIDED', 'the attempt is decided', { decision: last?.decision ?? 'confirmed' })
    return { effect: decideReview(decision, examCase.rules.exam, nowMs), entry: { decision, operatorId: reviewer._id, reason, atMs: nowMs } }
  },
  async commit(context, decided, { link, reviewer, review, examCase, attempt, pass }) {
    if (decided) await writeDecision(context, { review, examCase, attempt, pass, ...decided })
    return { state: decided?.effect.state ?? attempt.state, remaining: (await findWaiting(context, { link, reviewer })).length }
  },
})
