// The photo that a new one is compared with (PHO-03): the exit photo with its own entry, else the school's photo of the
// person, else the earliest exit photo that a reviewer confirmed. A photo that only the machine called the same never
// becomes a reference: errors would be inherited.
import type { Context } from '../context'
import type { ExaminedPhoto, PhotoDocument } from '../documents/exam'
import { findByIds } from '../find-all'

export interface Reference {
  readonly photo: PhotoDocument
  readonly as: NonNullable<ExaminedPhoto['reference']>['as']
}

const looked = 20

export async function findReference(context: Pick<Context, 'database'>, traineeId: string, entry: PhotoDocument | null): Promise<Reference | null> {
  if (entry && isUsable(entry)) return { photo: entry, as: 'entry' }
  const [enrolment, exits] = await Promise.all([
    context.database.find('photos', { traineeId, purpose: 'enrolment' }, { orderBy: [['takenAtMs', 'desc']], limit: 1 }),
    context.database.find('photos', { traineeId, purpose: 'exit' }, { orderBy: [['takenAtMs', 'asc']], limit: looked }),
  ])
  const own = enrolment.find(isUsable)
  if (own) return { photo: own, as: 'enrolment' }
  const reviews = await findByIds(context, 'reviews', exits.flatMap(({ attemptId }) => attemptId ?? []))
  const confirmed = new Set(reviews.filter(({ state, decisions }) => state === 'decided' && decisions.at(-1)?.decision === 'confirmed').map(({ attemptId }) => attemptId))
  const earlier = exits.find((photo) => isUsable(photo) && confirmed.has(photo.attemptId ?? ''))
  return earlier ? { photo: earlier, as: 'earlier' } : null
}

function isUsable({ deletedAtMs, examined }: PhotoDocument): boolean {
  return deletedAtMs === null && examined?.hasNoFace !== true
}
