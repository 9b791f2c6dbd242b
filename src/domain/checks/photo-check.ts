// Which of the checks that fall due asks for a photo (integrity, random checks: an option of the rule set, 0 by default).
// Like the threshold the draw is PRF(secret, trainee, n): fixed before anybody knows it, told when the check is due.
import type { CheckRules } from '../rules'
import { hourMs, type Milliseconds } from '../units'

/**
 * `photo`: present, and a photo of the person. `without-photo`: it would have asked for one, but the person has not
 * agreed to face photos; a photo is never the only way, so the tap alone answers it.
 */
export const checkKinds = ['presence', 'photo', 'without-photo'] as const
export type CheckKind = (typeof checkKinds)[number]

export type PhotoShareRules = Pick<CheckRules, 'photoChecksPerHour' | 'baseMs' | 'meanMs' | 'capMs'>

/** The mean of min(cap, base + exponential(mean)): leased time from one check to the next where none was missed. */
export function meanInterval({ baseMs, meanMs, capMs }: Pick<PhotoShareRules, 'baseMs' | 'meanMs' | 'capMs'>): Milliseconds {
  const room = capMs - baseMs
  if (meanMs === 0 || room <= 0) return Math.min(baseMs, capMs)
  return baseMs + meanMs * (1 - Math.exp(-room / meanMs))
}

/** In [0, 1]: so large that in an hour of leased time as many checks ask for a photo as the rule set says. */
export function photoShare(rules: PhotoShareRules): number {
  return Math.min(1, (rules.photoChecksPerHour * meanInterval(rules)) / hourMs)
}

export function kindOfCheck(draw: number, hasConsent: boolean, rules: PhotoShareRules): CheckKind {
  if (!(draw < photoShare(rules))) return 'presence'
  return hasConsent ? 'photo' : 'without-photo'
}

/** A check that waits for a photo, shown to somebody who has withdrawn the consent since, waits for none. It never becomes stricter. */
export function kindForPerson(kind: CheckKind | undefined, hasConsent: boolean): CheckKind {
  return kind === 'photo' && !hasConsent ? 'without-photo' : (kind ?? 'presence')
}

/** How the present person answered a check that asked for a photo; null where none was asked for. */
export type PhotoProof = { readonly kind: 'photo'; readonly photoId: string } | { readonly kind: 'declined' } | { readonly kind: 'no-consent' }

export interface PhotoSlotFacts {
  readonly traineeId: string
  readonly checkNo: number | null
  readonly photoId: string | null
}

export type ProofVerdict = { readonly kind: 'proved'; readonly proof: PhotoProof | null } | { readonly kind: 'photo-needed' }

/**
 * What a present person's answer proves. Declining is lawful and answers the check: it stays a note for the school, no
 * offence. A photo counts for this person's this check alone.
 */
export function proofOfAnswer(
  check: { readonly checkNo: number; readonly kind?: CheckKind },
  answer: { readonly isWithoutPhoto: boolean; readonly traineeId: string; readonly slot: PhotoSlotFacts | null },
  hasConsent: boolean,
): ProofVerdict {
  const kind = kindForPerson(check.kind, hasConsent)
  if (kind === 'presence') return { kind: 'proved', proof: null }
  if (kind === 'without-photo') return { kind: 'proved', proof: { kind: 'no-consent' } }
  if (answer.isWithoutPhoto) return { kind: 'proved', proof: { kind: 'declined' } }
  const { slot, traineeId } = answer
  if (slot === null || slot.photoId === null || slot.traineeId !== traineeId || slot.checkNo !== check.checkNo) return { kind: 'photo-needed' }
  return { kind: 'proved', proof: { kind: 'photo', photoId: slot.photoId } }
}
