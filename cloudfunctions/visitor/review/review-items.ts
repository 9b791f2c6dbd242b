// What a reviewer sees of one attempt: the photos side by side, who it should be, what was decided before (PHO-04).
import type { ResponseOf } from '../../../src/contract'
import type { openLink } from '../../../src/contract/exam/open-link'
import { maskName } from '../../../src/domain/account'
import type { Look } from '../../../src/domain/exam'
import { dayOf, minuteMs } from '../../../src/domain/units'
import type { Context } from '../../platform/context'
import type { PhotoDocument, ReviewDocument } from '../../platform/documents/exam'
import type { OpenLink } from '../../platform/exam/review-link'
import { findByIds } from '../../platform/find-all'
import { inQueueOrder, withoutOwn } from '../../platform/photos/review-queue'

type Item = ResponseOf<typeof openLink>['items'][number]
type ShownLook = Item['entry']
type Needs = Pick<Context, 'database' | 'files'>

/** A photo's address works this long; the page gets new ones with its next call. */
const photoAddressLifeMs = 15 * minuteMs

/** The link's attempts that still wait, without the reviewer's own, by age and risk. */
export async function findWaiting(context: Pick<Context, 'database'>, { link, reviewer }: OpenLink): Promise<ReviewDocument[]> {
  const reviews = await findByIds(context, 'reviews', link.attemptIds)
  const { reviewable } = await withoutOwn(context, reviewer, reviews.filter(({ state }) => state === 'waiting'))
  return inQueueOrder(reviewable)
}

export async function reviewItem(context: Needs, review: ReviewDocument): Promise<Item> {
  const { database } = context
  const [attempt, trainee, exam, enrolmentPhotos] = await Promise.all([
    database.get('attempts', review.attemptId),
    database.get('trainees', review.traineeId),
    database.get('exams', review.enrolmentId),
    database.find('photos', { traineeId: review.traineeId, purpose: 'enrolment' }, { orderBy: [['takenAtMs', 'desc']], limit: 1 }),
  ])
  if (!attempt || !trainee || !exam) throw new Error(`attempt, trainee or exam of review ${review._id} is missing`)
  const [enrolment, entry, exit] = await Promise.all([showPhoto(context, enrolmentPhotos[0] ?? null, false), showLook(context, attempt.entry), showLook(context, attempt.exit)])
  return {
    attemptId: attempt._id,
    nameMasked: maskName(trainee.name),
    idTail: trainee.idTail,
    specialty: exam.specialty,
    attemptNo: attempt.attemptNo,
    examOn: dayOf(attempt.startedAtMs),
    score: attempt.score ?? 0,
    latestDay: dayOf(review.dueAtMs),
    risk: review.risk,
    findings: review.findings ?? [],
    isSample: review.isSample ?? false,
    enrolment,
    entry,
    exit,
    earlier: review.decisions.slice(-20).map(({ decision, reason, atMs }) => ({ decision, reason, on: dayOf(atMs) })),
  }
}

async function showLook(context: Needs, look: Look | null): Promise<ShownLook> {
  if (!look) return null
  if (look.kind === 'photo') return showPhoto(context, await context.database.get('photos', look.photoId), look.isLate)
  const operator = await context.database.get('staff', look.operatorId)
  return { kind: 'in-person', operator: operator?.name ?? look.operatorId, atMs: look.atMs }
}

async function showPhoto({ database, files }: Needs, photo: PhotoDocument | null, isLate: boolean): Promise<ShownLook> {
  if (!photo) return null
  const { comparison, examined } = photo
  const [address, like] = await Promise.all([
    photo.deletedAtMs === null ? files.addressOf(photo.storagePath, photoAddressLifeMs) : null,
    findByIds({ database }, 'photos', examined?.like.map(({ photoId }) => photoId) ?? []),
  ])
  return {
    kind: 'photo',
    photoId: photo._id,
    address,
    takenAtMs: photo.takenAtMs,
    channel: photo.channel,
    isLate,
    comparison: comparison && { band: comparison.band, score: Math.round(comparison.score), model: comparison.model, against: examined?.reference?.as ?? 'earlier' },
    like: like.map(({ _id, traineeId, purpose, takenAtMs }) => ({ photoId: _id, whose: traineeId === photo.traineeId ? ('own' as const) : ('other' as const), purpose, on: dayOf(takenAtMs) })),
  }
}
