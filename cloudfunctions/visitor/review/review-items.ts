// What a reviewer sees of one attempt: the photos side by side, who it should be, what was decided before (PHO-04).
import type { ResponseOf } from '../../../src/contract'
import type { openLink } from '../../../src/contract/exam/open-link'
import { maskName } from '../../../src/domain/account'
import type { Look } from '../../../src/domain/exam'
import { dayOf, minuteMs } from '../../../src/domain/units'
import type { Context } from '../../platform/context'
import type { PhotoDocument, ReviewDocument, ReviewLinkDocument } from '../../platform/documents/exam'
import { findByIds } from '../../platform/find-all'

type Item = ResponseOf<typeof openLink>['items'][number]
type ShownLook = Item['entry']
type Needs = Pick<Context, 'database' | 'files'>

/** A photo's address works this long; the page gets new ones with its next call. */
const photoAddressLifeMs = 15 * minuteMs

/** The link's attempts that still wait, most urgent first. */
export async function findWaiting(context: Pick<Context, 'database'>, link: ReviewLinkDocument): Promise<ReviewDocument[]> {
  const reviews = await findByIds(context, 'reviews', link.attemptIds)
  return reviews.filter(({ state }) => state === 'waiting').sort((left, right) => left.dueAtMs - right.dueAtMs || (left._id < right._id ? -1 : 1))
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

async function showPhoto({ files }: Needs, photo: PhotoDocument | null, isLate: boolean): Promise<ShownLook> {
  if (!photo) return null
  const address = photo.deletedAtMs === null ? await files.addressOf(photo.storagePath, photoAddressLifeMs) : null
  return { kind: 'photo', address, takenAtMs: photo.takenAtMs, channel: photo.channel, isLate }
}
