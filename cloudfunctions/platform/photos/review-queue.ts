// Who may review what, and in which order (PHO-04, PHO-07).
import { ownRecord, type OwnRecord } from '../../../src/domain/photos'
import type { Context } from '../context'
import type { ReviewDocument } from '../documents/exam'
import type { StaffDocument } from '../documents/people'
import { findByIds } from '../find-all'

export interface SortedReviews {
  readonly reviewable: readonly ReviewDocument[]
  /** Kept back from this person, with why. */
  readonly kept: Readonly<Record<Exclude<OwnRecord, 'other'>, number>>
}

/** The reviews without this person's own ones. */
export async function withoutOwn(context: Pick<Context, 'database'>, staff: StaffDocument, reviews: readonly ReviewDocument[]): Promise<SortedReviews> {
  const trainees = new Map((await findByIds(context, 'trainees', reviews.map(({ traineeId }) => traineeId))).map((trainee) => [trainee._id, trainee]))
  const judged = reviews.map((review) => {
    const trainee = trainees.get(review.traineeId)
    return { review, whose: trainee ? ownRecord(staff, trainee) : ('other' as const) }
  })
  const counted = (kind: OwnRecord): number => judged.filter(({ whose }) => whose === kind).length
  return { reviewable: judged.filter(({ whose }) => whose === 'other').map(({ review }) => review), kept: { own: counted('own'), 'same-name': counted('same-name') } }
}

/** By age and risk; a review from before the queue had places goes by its age. */
export function inQueueOrder(reviews: readonly ReviewDocument[]): ReviewDocument[] {
  const place = ({ queueAtMs, requestedAtMs }: ReviewDocument): number => queueAtMs ?? requestedAtMs
  return [...reviews].sort((left, right) => place(left) - place(right) || (left._id < right._id ? -1 : 1))
}
