// A comparison that the service did not answer for at the upload, made up for by the timer (PHO-03). It only ever adds to
// what the reviewer sees: a pass that waits for review goes on waiting for it, whatever the score.
import { judgeRisk, queuePlace } from '../../../src/domain/photos'
import type { Context } from '../context'
import type { AttemptDocument, PhotoDocument } from '../documents/exam'
import { appendEvidence } from '../evidence'
import { consentIdOf } from '../exam/exam-case'
import { CommitConflict } from '../refusal'
import { ruleSetOf } from '../rules-in-force'
import { signalsOf } from './check-signals'
import { withAnswer, type Examination } from './examine-photo'
import { lookAtFace } from './look-at-face'
import { findingsOf } from './photo-findings'

const mostAttempts = 100

/** True when the photo has its comparison now. */
export async function compareAgain(context: Context, photo: PhotoDocument): Promise<boolean> {
  const { examined } = photo
  const reference = examined?.reference ? await context.database.get('photos', examined.reference.photoId) : null
  const ruleSetId = await ruleSetIdOf(context, photo)
  const consent = await context.database.get('consents', consentIdOf(photo.traineeId))
  // Whoever withdrew the consent since is compared no more (PRV-01).
  const mayCompare = consent !== null && consent.current !== null
  if (!examined || !reference || ruleSetId === null || !mayCompare || photo.deletedAtMs !== null || reference.deletedAtMs !== null) {
    await context.database.updateIf('photos', { _id: photo._id, version: photo.version }, { nextComparisonAtMs: null, version: photo.version + 1 })
    return false
  }
  const [own, other] = await Promise.all([context.files.read(photo.storagePath), context.files.read(reference.storagePath)])
  if (!own || !other) throw new Error(`the file of photo ${own ? reference._id : photo._id} is missing`)
  const rules = await ruleSetOf(context, ruleSetId)
  const result = withAnswer(examined, await lookAtFace(context, own, other), rules.photos, context.nowMs)
  await writeResult(context, photo, result)
  return result.comparison !== null
}

/** A check's photo may come before any exam: then the period's rules judge it. */
async function ruleSetIdOf({ database }: Pick<Context, 'database'>, { enrolmentId, purpose }: PhotoDocument): Promise<string | null> {
  const exam = await database.get('exams', enrolmentId)
  if (exam || purpose !== 'check') return exam?.ruleSetId ?? null
  const enrolment = await database.get('enrolments', enrolmentId)
  const period = enrolment && (await database.get('periods', enrolment.periodId))
  return period?.ruleSetId ?? null
}

async function writeResult(context: Context, photo: PhotoDocument, { examined, comparison, nextComparisonAtMs }: Examination): Promise<void> {
  const attempt = await attemptOf(context, photo)
  const [entry, exit] = attempt ? await Promise.all([photoOf(context, attempt.entry), photoOf(context, attempt.exit)]) : [null, null]
  await context.database.transact(async (transaction) => {
    const current = await transaction.get('photos', photo._id)
    if (current?.version !== photo.version) throw new CommitConflict('the photo changed')
    const signalAtMs = signalsOf(photo.purpose, { examined, comparison }).length > 0 ? photo.takenAtMs : null
    await transaction.update('photos', photo._id, { examined, comparison, nextComparisonAtMs, signalAtMs, version: photo.version + 1 })
    if (comparison) await appendEvidence(transaction, context, 'exam', photo.enrolmentId, { event: 'photo-compared', photo: photo._id, band: comparison.band, score: comparison.score, model: comparison.model })
    const review = attempt && (await transaction.get('reviews', attempt._id))
    if (!attempt?.exit || review?.state !== 'waiting') return
    const fresh = { examined, comparison }
    const { risk, findings } = judgeRisk({
      entry: findingsOf(attempt.entry, entry?._id === photo._id ? fresh : entry),
      exit: findingsOf(attempt.exit, exit?._id === photo._id ? fresh : exit),
      moves: attempt.deviceMoves ?? 0,
    })
    await transaction.update('reviews', review._id, { risk, findings: [...findings], isSample: findings.length === 0, queueAtMs: queuePlace(review.requestedAtMs, risk), version: review.version + 1 })
  })
}

async function attemptOf({ database }: Pick<Context, 'database'>, photo: PhotoDocument): Promise<AttemptDocument | null> {
  if (photo.attemptId) return database.get('attempts', photo.attemptId)
  const attempts = await database.find('attempts', { enrolmentId: photo.enrolmentId }, { limit: mostAttempts })
  return attempts.find(({ entry }) => entry.kind === 'photo' && entry.photoId === photo._id) ?? null
}

async function photoOf({ database }: Pick<Context, 'database'>, look: AttemptDocument['exit']): Promise<PhotoDocument | null> {
  return look?.kind === 'photo' ? database.get('photos', look.photoId) : null
}
