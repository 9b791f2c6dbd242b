import { appeal } from '../../../src/contract/exam/appeal'
import { appealDueMs, isAppealable, judgeAppeal } from '../../../src/domain/exam'
import { dayOf } from '../../../src/domain/units'
import { appealDocument, appealPhoto } from '../../platform/exam/appeal-documents'
import { currentStep } from '../../platform/exam/exam-case'
import { loadOwnAttempt } from '../../platform/exam/own-attempt'
import { writeAppeal } from '../../platform/exam/write-appeal'
import { handler } from '../../platform/handler'
import { drawPhoto } from '../../platform/photos/draw-photo'
import { Refusal } from '../../platform/refusal'

export const appealHandler = handler(appeal, {
  async load(context, { attemptId, image: base64 }) {
    const own = await loadOwnAttempt(context, attemptId)
    const { enrolmentId, appealId } = own.attempt
    const [enrolment, exam, stored] = await Promise.all([context.database.get('enrolments', enrolmentId), context.database.get('exams', enrolmentId), appealId === null ? null : context.database.get('appeals', appealId)])
    // Nothing of a withdrawn enrolment is decided, so nothing is handed in either: the school restores it first.
    if (enrolment?.status !== 'enrolled') throw new Refusal('NOT_FOUND', 'the enrolment was withdrawn')
    return { ...own, exam, stored, photo: base64 === null ? null : await drawPhoto(base64, own.rules.photos) }
  },
  decide({ attempt, rules, exam, stored, photo }, { text }, { nowMs, newId }) {
    // The answer to this very appeal was lost on the way: it is given again.
    if (stored?.state === 'waiting' && stored.text === text) return { dueAtMs: stored.dueAtMs, toWrite: null }
    const isPassedSince = (exam?.passedAttemptId ?? null) !== null
    const verdict = judgeAppeal({ state: attempt.state, settledAtMs: attempt.settledAtMs, hasAppeal: attempt.appealId !== null, isPassedSince }, rules.exam, nowMs)
    if (verdict.kind === 'refused' || !isAppealable(attempt.state)) throw new Refusal('APPEAL_REFUSED', 'no appeal is open here', verdict.kind === 'refused' ? { why: verdict.why, until: verdict.until } : { why: 'nothing-to-appeal', until: null })
    if (photo && !('sha256' in photo)) throw new Refusal('PHOTO_REFUSED', `the image is ${photo.fault}`, { fault: photo.fault })
    const kept = photo && appealPhoto(attempt, photo, newId(), rules, nowMs)
    const dueAtMs = appealDueMs(nowMs, rules.exam)
    return { dueAtMs, toWrite: { attempt, appeal: appealDocument(attempt, attempt.state, text, kept?.document._id ?? null, dueAtMs, nowMs), photo: kept } }
  },
  async commit(context, { dueAtMs, toWrite }, { attempt }) {
    if (toWrite) await writeAppeal(context, toWrite)
    return { step: await currentStep(context, attempt.enrolmentId), latestDay: dayOf(dueAtMs) }
  },
})
