// What the photos of random checks tell the school (integrity, random checks): signals that a person looks into; none
// of them decides anything.
import { doubtsAbout, type RiskReason } from '../../../src/domain/photos'
import { dayMs, dayOf } from '../../../src/domain/units'
import type { Context } from '../context'
import type { PhotoDocument } from '../documents/exam'
import type { DeskDocument } from '../documents/learning'
import { findingsOf, type ExaminedLook } from './photo-findings'

/** So long a signal stands among what is to be done; trainee.explain tells older ones. */
export const signalDays = 7
const linesShown = 5

const words = {
  different: '不像本人以前的照片',
  unsure: '像不像本人没有把握',
  'like-other': '很像另一位学员的照片',
  'like-own': '和以前交的一张几乎一样',
  'no-face': '看不到脸',
  'not-compared': '还没有比对上',
} as const satisfies Partial<Record<RiskReason, string>>

export function signalsOf(purpose: PhotoDocument['purpose'], photo: ExaminedLook): RiskReason[] {
  return purpose === 'check' ? doubtsAbout(findingsOf({ kind: 'photo', photoId: '', atMs: 0, isLate: false }, photo)) : []
}

export async function findSignals({ database, nowMs }: Pick<Context, 'database' | 'nowMs'>): Promise<PhotoDocument[]> {
  const found = await database.find('photos', { signalAtMs: { gte: nowMs - signalDays * dayMs } }, { orderBy: [['signalAtMs', 'asc']], limit: 1000 })
  return found.filter(({ deletedAtMs }) => deletedAtMs === null)
}

/** For trainee.explain: empty for a person who was never asked for a photo. */
export async function checkPhotoLines({ database }: Pick<Context, 'database'>, traineeId: string): Promise<string[]> {
  const [photos, desk] = await Promise.all([database.find('photos', { traineeId, purpose: 'check' }, { orderBy: [['takenAtMs', 'desc']], limit: 1000 }), database.get('desks', traineeId)])
  const declined = declinedOn(desk)
  if (photos.length === 0 && declined === 0) return []
  const doubtful = photos.filter(({ signalAtMs }) => typeof signalAtMs === 'number')
  return [
    `拍照验证：拍了 ${photos.length} 次，其中 ${doubtful.length} 次要留意；选择不拍照 ${declined} 次（不拍照不影响学时）`,
    ...doubtful.slice(0, linesShown).map((photo) => `${dayOf(photo.takenAtMs)} 拍照验证的照片（编号 ${photo._id.slice(0, 8)}）${signalText(photo)}，请联系本人了解，不自动处理`),
  ]
}

function declinedOn(desk: DeskDocument | null): number {
  return desk?.checkState.declinedPhotos ?? 0
}

/** In Chinese, for the operator. */
export function signalText(photo: PhotoDocument): string {
  if (photo.deletedAtMs !== null) return '已到期销毁'
  return signalsOf(photo.purpose, photo)
    .map((reason) => (reason in words ? words[reason as keyof typeof words] : reason))
    .join('，')
}
