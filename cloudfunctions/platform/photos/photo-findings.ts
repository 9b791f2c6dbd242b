// What the stored photos of an attempt say, as the rule of risk wants it.
import type { Look } from '../../../src/domain/exam'
import type { PhotoFindings } from '../../../src/domain/photos'
import type { PhotoDocument } from '../documents/exam'

/** The part of a photo that counts; a new photo has it before it is stored. */
export type ExaminedLook = Pick<PhotoDocument, 'comparison' | 'examined'>

export function findingsOf(look: Look, photo: ExaminedLook | null): PhotoFindings {
  if (look.kind === 'in-person') return { kind: 'in-person' }
  const like = photo?.examined?.like ?? []
  return {
    kind: 'photo',
    band: photo?.comparison?.band ?? null,
    hasReference: Boolean(photo?.examined?.reference),
    hasNoFace: photo?.examined?.hasNoFace ?? false,
    isLate: look.isLate,
    isLikeOwn: like.some(({ whose }) => whose === 'own'),
    isLikeOther: like.some(({ whose }) => whose === 'other'),
  }
}
