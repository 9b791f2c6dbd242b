// What a person is told about their photos: how many there are, and by when all are gone (PRV-01).
import { dayOf, type Day } from '../../../src/domain/units'
import type { Context } from '../context'
import { currentRuleSet } from '../rules-in-force'
import { judgePhotos } from './destroy-photos'

export interface PhotoOutlook {
  readonly kept: number
  /** Null when there is none, and while an open exam, review or appeal needs one. */
  readonly latestDay: Day | null
}

export async function photoOutlook(context: Pick<Context, 'database'>, traineeId: string): Promise<PhotoOutlook> {
  const photos = await context.database.find('photos', { traineeId, deletedAtMs: null }, { limit: 1000 })
  if (photos.length === 0) return { kept: 0, latestDay: null }
  const terms = (await judgePhotos(context, photos, await currentRuleSet(context))).map(({ term }) => (term.kind === 'until' ? term.atMs : Infinity))
  const latestMs = Math.max(...terms)
  return { kept: photos.length, latestDay: latestMs === Infinity ? null : dayOf(latestMs) }
}
