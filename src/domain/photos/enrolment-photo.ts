// The school's own photo of a person, handed in by an operator (PHO-04): whose it is, and whether it may be kept.
import type { PhotoRules } from '../rules'
import type { PhotoFault } from './strip-image'

/** What a photo studio or a phone's album delivers; exam photos are made small by the page that takes them. */
export const enrolmentPhotoLimits = { maxBytes: 1_048_576, maxSidePx: 1_400 } as const satisfies Partial<PhotoRules>

/** The ID number in a file's name, whatever stands around it; null without one, or with two: a guess could mix up people. */
export function idNumberInFileName(fileName: string): string | null {
  const base = fileName.split(/[/\\]/).at(-1) ?? ''
  const found = new Set([...base.matchAll(/(?<!\d)\d{17}[\dXx](?!\d)/g)].map(([number]) => number.toUpperCase()))
  return found.size === 1 ? ([...found][0] ?? null) : null
}

export interface EnrolmentPhotoFacts {
  readonly hasIdNumber: boolean
  /** Another file of the same delivery names the same person. */
  readonly isSecondOfPerson: boolean
  readonly isKnown: boolean
  readonly isEnrolled: boolean
  /** The person has withdrawn the consent to face photos: nothing new is taken in (PIPL art. 15). */
  readonly hasWithdrawn: boolean
  readonly fault: PhotoFault | null
  /** Whose stored photo has exactly this content. */
  readonly storedFor: 'own' | 'other' | null
}

export type EnrolmentPhotoVerdict = 'take' | 'stored' | 'no-id-number' | 'second-of-person' | 'unknown' | 'not-enrolled' | 'withdrawn' | 'someone-elses' | PhotoFault

export function judgeEnrolmentPhoto(facts: EnrolmentPhotoFacts): EnrolmentPhotoVerdict {
  if (!facts.hasIdNumber) return 'no-id-number'
  if (!facts.isKnown) return 'unknown'
  if (facts.isSecondOfPerson) return 'second-of-person'
  if (!facts.isEnrolled) return 'not-enrolled'
  if (facts.hasWithdrawn) return 'withdrawn'
  if (facts.fault) return facts.fault
  if (facts.storedFor === 'other') return 'someone-elses'
  return facts.storedFor === 'own' ? 'stored' : 'take'
}
