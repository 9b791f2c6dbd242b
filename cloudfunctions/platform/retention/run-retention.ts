// One bounded run of the deletion job (PRV-01): wishes are passed on to the photos, then each kind in turn. Every step
// can be cut and repeated.
import type { RuleSet } from '../../../src/domain/rules'
import type { Context } from '../context'
import { retryConflicts } from '../retry'
import { destroyExamDetails, destroyMessages, destroyWatchDetails, perRecord } from './destroy-details'
import { destroyDuePhotos } from './destroy-photos'

const photosPerRun = 200
const wishesPerRun = 50

export interface RetentionCounts {
  photos: number
  messages: number
  watchDetails: number
  examDetails: number
}

export async function runRetention(context: Context, rules: RuleSet, hasTime: () => boolean): Promise<RetentionCounts> {
  await passOnWishes(context)
  const photos = await context.database.find('photos', { deletedAtMs: null, checkAtMs: { lte: context.nowMs } }, { orderBy: [['checkAtMs', 'asc']], limit: photosPerRun })
  return {
    photos: await destroyDuePhotos(context, photos, rules, hasTime),
    messages: await again(() => destroyMessages(context, rules), hasTime),
    watchDetails: await again(() => destroyWatchDetails(context, rules), hasTime),
    examDetails: await again(() => destroyExamDetails(context, rules), hasTime),
  }
}

/** Until a part is not full, or the time is over. */
async function again(part: () => Promise<number>, hasTime: () => boolean): Promise<number> {
  let total = 0
  while (hasTime()) {
    const done = await retryConflicts(part)
    total += done
    if (done < perRecord) break
  }
  return total
}

/** The person's photos are looked at in this run; only then the wish counts as passed on. */
async function passOnWishes({ database, nowMs }: Context): Promise<void> {
  for (const consent of await database.find('consents', { isDeletionNew: true }, { limit: wishesPerRun })) {
    const photos = await database.find('photos', { traineeId: consent.traineeId, deletedAtMs: null }, { limit: 1000 })
    let isEverywhere = true
    for (const photo of photos) isEverywhere = (await database.updateIf('photos', { _id: photo._id, version: photo.version }, { checkAtMs: nowMs, version: photo.version + 1 })) && isEverywhere
    // A photo that changed at this moment did not get the wish: the next run passes it on again.
    if (isEverywhere) await database.updateIf('consents', { _id: consent._id, version: consent.version }, { isDeletionNew: false, version: consent.version + 1 })
  }
}
