// All that is found out about a photo before it is stored: who it looks like, and whether a face is on it.
import { bandOf, nextComparisonAt } from '../../../src/domain/photos'
import type { PhotoRules } from '../../../src/domain/rules'
import type { Context } from '../context'
import type { ExaminedPhoto, PhotoDocument } from '../documents/exam'
import type { DrawnPhoto } from './draw-photo'
import { findLike } from './find-like'
import { findReference } from './find-reference'
import { lookAtFace, type FaceAnswer } from './look-at-face'

export interface Examination {
  readonly examined: ExaminedPhoto
  readonly comparison: PhotoDocument['comparison']
  readonly nextComparisonAtMs: number | null
}

type Needs = Pick<Context, 'database' | 'files' | 'nowMs' | 'requestId' | 'secrets'>

export async function examinePhoto(context: Needs, photo: DrawnPhoto, traineeId: string, entry: PhotoDocument | null, rules: PhotoRules): Promise<Examination> {
  const [like, reference] = await Promise.all([findLike(context, photo.fingerprint, traineeId, rules), findReference(context, traineeId, entry)])
  const answer = await lookAtFace(context, photo.jpeg, reference && (await context.files.read(reference.photo.storagePath)))
  const examined: ExaminedPhoto = { fingerprint: photo.fingerprint, like, reference: reference && { photoId: reference.photo._id, as: reference.as }, hasNoFace: false, comparisonTries: 0 }
  return withAnswer(examined, answer, rules, context.nowMs)
}

/** Pure: what the service's answer makes of the photo; an answer that did not come is asked for again. */
export function withAnswer(examined: ExaminedPhoto, answer: FaceAnswer, rules: PhotoRules, nowMs: number): Examination {
  const tries = examined.comparisonTries + 1
  switch (answer.kind) {
    case 'compared':
      return { examined: { ...examined, comparisonTries: tries }, comparison: { band: bandOf(answer.score, rules), score: answer.score, model: answer.model, atMs: nowMs }, nextComparisonAtMs: null }
    case 'no-face':
      return { examined: { ...examined, hasNoFace: true, comparisonTries: tries }, comparison: null, nextComparisonAtMs: null }
    case 'unavailable':
      return { examined: { ...examined, comparisonTries: tries }, comparison: null, nextComparisonAtMs: examined.reference === null ? null : nextComparisonAt(tries, nowMs) }
    case 'seen':
    case 'off':
      return { examined, comparison: null, nextComparisonAtMs: null }
  }
}
