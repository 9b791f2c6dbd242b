// Photos of anybody that look like this one (integrity.md: a hit flags, a person decides).
import { fingerprintBands, fingerprintDistance } from '../../../src/domain/photos'
import type { PhotoRules } from '../../../src/domain/rules'
import type { Context } from '../context'
import type { ExaminedPhoto } from '../documents/exam'

/** Photos that share a piece of the fingerprint by chance are few; more than these are not looked at. */
const mostCandidates = 300
const mostShown = 5

export async function findLike({ database }: Pick<Context, 'database'>, fingerprint: string, traineeId: string, { alikeWithinBits }: Pick<PhotoRules, 'alikeWithinBits'>): Promise<ExaminedPhoto['like']> {
  const candidates = await database.find('photos', { bands: { in: fingerprintBands(fingerprint) } }, { limit: mostCandidates })
  return candidates
    .filter(({ deletedAtMs }) => deletedAtMs === null)
    .map((photo) => ({ photoId: photo._id, whose: photo.traineeId === traineeId ? ('own' as const) : ('other' as const), distance: fingerprintDistance(fingerprint, photo.examined?.fingerprint ?? '') }))
    .filter(({ distance }) => distance <= alikeWithinBits)
    .sort((left, right) => left.distance - right.distance || (left.photoId < right.photoId ? -1 : 1))
    .slice(0, mostShown)
}
