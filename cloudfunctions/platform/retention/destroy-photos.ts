// Face photos whose term has run out go: the file first, then the mark and the destruction record in one commit. Cut
// between the two, the next run removes the missing file again and writes the record (PRV-01).
import { photoTerm, type PhotoTerm } from '../../../src/domain/retention'
import type { RuleSet } from '../../../src/domain/rules'
import { dayMs, type EpochMs } from '../../../src/domain/units'
import type { Context } from '../context'
import { consentIdOf } from '../exam/exam-case'
import type { AttemptDocument, PhotoDocument } from '../documents/exam'
import { findByIds, findWhereIn } from '../find-all'
import { mapInParallel } from '../retry'
import { ruleSetOf } from '../rules-in-force'
import { recordDestruction } from './record-destruction'

/** A photo that is still needed is looked at again after this. */
const lookAgainMs = dayMs
/** Photos of one destruction record. */
const perRecord = 20

export interface JudgedPhoto {
  readonly photo: PhotoDocument
  readonly attempt: AttemptDocument | null
  readonly term: PhotoTerm
}

/** The term of each photo as it stands: by the rules in force, the attempt it belongs to, and the person's wish. */
export async function judgePhotos(context: Pick<Context, 'database'>, photos: readonly PhotoDocument[], rules: RuleSet): Promise<JudgedPhoto[]> {
  const [attempts, consents] = await Promise.all([
    findWhereIn(context, 'attempts', 'enrolmentId', photos.map(({ enrolmentId }) => enrolmentId)),
    findByIds(context, 'consents', photos.map(({ traineeId }) => consentIdOf(traineeId))),
  ])
  const askedAt = new Map(consents.map(({ _id, deletionAskedAtMs }) => [_id, deletionAskedAtMs]))
  return Promise.all(
    photos.map(async (photo) => {
      const attempt = attemptOf(photo, attempts)
      const { exam } = attempt ? await ruleSetOf(context, attempt.ruleSetId) : rules
      const use = { attempt: attempt && { state: attempt.state, settledAtMs: attempt.settledAtMs }, takenAtMs: photo.takenAtMs, askedAtMs: askedAt.get(consentIdOf(photo.traineeId)) ?? null }
      return { photo, attempt, term: photoTerm(use, { facePhotoDays: rules.retention.facePhotoDays, appealDays: exam.appealDays }) }
    }),
  )
}

/** An entry photo is known by the attempt that it opened; the enrolment photo serves the latest attempt. */
function attemptOf(photo: PhotoDocument, attempts: readonly AttemptDocument[]): AttemptDocument | null {
  const own = attempts.filter(({ enrolmentId }) => enrolmentId === photo.enrolmentId)
  if (photo.purpose === 'enrolment') return own.sort((left, right) => right.attemptNo - left.attemptNo)[0] ?? null
  return own.find(({ _id, entry }) => _id === photo.attemptId || (entry.kind === 'photo' && entry.photoId === photo._id)) ?? null
}

/** Destroys what is due among the photos, and books when to look at the others again. */
export async function destroyDuePhotos(context: Context, photos: readonly PhotoDocument[], rules: RuleSet, hasTime: () => boolean): Promise<number> {
  const judged = await judgePhotos(context, photos, rules)
  await mapInParallel(judged, 8, async ({ photo, term }) => {
    const checkAtMs = nextLook(term, context.nowMs)
    if (checkAtMs !== null) await context.database.updateIf('photos', { _id: photo._id, version: photo.version }, { checkAtMs, version: photo.version + 1 })
  })
  let destroyed = 0
  for (const why of ['asked', 'term'] as const) {
    const due = judged.filter(({ term }) => term.kind === 'until' && term.atMs <= context.nowMs && term.why === why)
    for (let from = 0; from < due.length && hasTime(); from += perRecord) destroyed += await destroyPhotos(context, due.slice(from, from + perRecord), why, rules)
  }
  return destroyed
}

function nextLook(term: PhotoTerm, now: EpochMs): EpochMs | null {
  if (term.kind === 'needed') return now + lookAgainMs
  return term.atMs <= now ? null : term.atMs
}

async function destroyPhotos(context: Context, judged: readonly JudgedPhoto[], why: 'asked' | 'term', rules: RuleSet): Promise<number> {
  const still = await mapInParallel(judged, 5, async ({ attempt }) => attempt === null || (await context.database.get('attempts', attempt._id))?.stamp === attempt.stamp)
  // An appeal handed in at this moment may need the photo: the next run judges it again.
  const photos = judged.filter((_, index) => still[index]).map(({ photo }) => photo)
  await mapInParallel(photos, 5, ({ storagePath }) => context.files.remove(storagePath))
  return context.database.transact(async (transaction) => {
    const gone: PhotoDocument[] = []
    for (const { _id } of photos) {
      const current = await transaction.get('photos', _id)
      if (current === null || current.deletedAtMs !== null) continue
      // what the machine found goes with the picture: its fingerprint is made from it
      await transaction.update('photos', _id, { deletedAtMs: context.nowMs, examined: null, bands: [], nextComparisonAtMs: null, version: current.version + 1 })
      gone.push(current)
    }
    await recordDestruction(transaction, context, { kind: 'face-photo', why, rules, items: gone.map(({ _id, sha256 }) => ({ id: _id, hash: sha256 })) })
    return gone.length
  })
}
