// The photo of a random check (integrity, random checks): whose enrolment it is kept with, its slot, its consent.
import type { RuleSet } from '../../../src/domain/rules'
import type { Context } from '../context'
import type { PhotoSlotDocument } from '../documents/exam'
import type { DeskDocument } from '../documents/learning'
import type { EnrolmentDocument } from '../documents/people'
import { consentIdOf } from '../exam/exam-case'

export async function hasPhotoConsent({ database }: Pick<Context, 'database'>, traineeId: string): Promise<boolean> {
  const consent = await database.get('consents', consentIdOf(traineeId))
  return consent !== null && consent.current !== null
}

/** The enrolment whose course the desk plays; for the common course the main one. */
export async function enrolmentOfDesk({ database }: Pick<Context, 'database'>, { _id: traineeId, period, courseId }: DeskDocument): Promise<EnrolmentDocument> {
  const all = await database.find('enrolments', { traineeId })
  const own = all.filter(({ periodId }) => periodId === period)
  const enrolment = own.find(({ course }) => course?.courseId === courseId) ?? own.find(({ item }) => item === 'main') ?? own[0] ?? all[0]
  if (!enrolment) throw new Error(`trainee ${traineeId} studies without an enrolment`)
  return enrolment
}

/** The newest slot for a check's photo: tries without a visible face go on counting from it. */
export async function findCheckSlotBefore({ database }: Pick<Context, 'database'>, enrolmentId: string): Promise<PhotoSlotDocument | null> {
  const found = await database.find('photo_slots', { enrolmentId, purpose: 'check' }, { orderBy: [['issuedAtMs', 'desc']], limit: 1 })
  return found[0] ?? null
}

export function newCheckSlot(
  given: { readonly traineeId: string; readonly enrolmentId: string; readonly checkNo: number; readonly before: PhotoSlotDocument | null; readonly rules: RuleSet },
  { nowMs, newToken }: Pick<Context, 'nowMs' | 'newToken'>,
): PhotoSlotDocument {
  const { traineeId, enrolmentId, checkNo, before, rules } = given
  return {
    _id: `p.${newToken().slice(0, 22)}`,
    version: 1,
    traineeId,
    enrolmentId,
    attemptId: null,
    purpose: 'check',
    checkNo,
    sixDigits: '',
    channel: null,
    issuedAtMs: nowMs,
    expiresAtMs: nowMs + rules.photos.slotLifeMs,
    openedAtMs: nowMs,
    usedAtMs: null,
    photoId: null,
    noFaceTries: before?.checkNo === checkNo && before.photoId === null ? (before.noFaceTries ?? 0) : 0,
  }
}
