// What an operator may mend in a person's data, and what it touches (OPS-05). Hours, exams and the binding belong to the
// person, not to the number: they stay.
import { judgeIdNumber, readName } from '../enrolment'

export const correctedFields = ['id-number', 'name', 'phone', 'registration-number'] as const
export type CorrectedField = (typeof correctedFields)[number]

export interface CorrectableData {
  readonly idNumber: string
  readonly name: string
  readonly phone: string
  /** Of the one enrolment meant; null when none is or it has no number yet. */
  readonly registrationNumber: string | null
}

/** What the operator wrote; a field left out stays. */
export type WantedData = { readonly [Field in keyof CorrectableData]?: string | undefined }

export interface Correction {
  readonly field: CorrectedField
  readonly before: string
  readonly after: string
}

export type CorrectionVerdict =
  | { readonly kind: 'corrected'; readonly corrections: readonly Correction[] }
  | { readonly kind: 'refused'; readonly reason: 'NOTHING_TO_CHANGE' | 'ID_NUMBER_INVALID' | 'NAME_UNREADABLE' | 'REGISTRATION_UNREADABLE' }

const fieldOf = { idNumber: 'id-number', name: 'name', phone: 'phone', registrationNumber: 'registration-number' } as const satisfies Record<keyof CorrectableData, CorrectedField>

export function judgeCorrection(current: CorrectableData, wanted: WantedData): CorrectionVerdict {
  const { idNumber, name, phone, registrationNumber } = wanted
  const judgedId = idNumber === undefined ? null : judgeIdNumber(idNumber)
  if (judgedId?.kind === 'refused') return { kind: 'refused', reason: 'ID_NUMBER_INVALID' }
  const readable = name === undefined ? null : readName(name)
  if (readable?.kind === 'refused') return { kind: 'refused', reason: 'NAME_UNREADABLE' }
  const registration = registrationNumber?.replace(/\s/g, '')
  if (registration === '') return { kind: 'refused', reason: 'REGISTRATION_UNREADABLE' }
  const after: WantedData = { idNumber: judgedId?.idNumber, name: readable?.value, phone, registrationNumber: registration }
  const corrections = (Object.keys(fieldOf) as (keyof CorrectableData)[]).flatMap((key): Correction[] => {
    const mended = after[key]
    const before = current[key] ?? ''
    return mended === undefined || mended === before ? [] : [{ field: fieldOf[key], before, after: mended }]
  })
  return corrections.length === 0 ? { kind: 'refused', reason: 'NOTHING_TO_CHANGE' } : { kind: 'corrected', corrections }
}
