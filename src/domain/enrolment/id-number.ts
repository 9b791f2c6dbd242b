// The 18-character citizen identity number of GB 11643-1999: region, birth date, sequence, check character (ENR-04).
import { isDay } from '../units'

export type IdNumberVerdict =
  | { readonly kind: 'valid'; readonly idNumber: string }
  | { readonly kind: 'refused'; readonly reason: 'ID_LENGTH' | 'ID_CHARACTERS' | 'ID_BIRTH_DATE' | 'ID_CHECK_DIGIT' }

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const checkCharacters = '10X98765432'

/** The check character for the first 17 digits (ISO 7064 MOD 11-2). */
export function checkCharacterOf(digits: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0)
  return checkCharacters[sum % 11] ?? ''
}

export function judgeIdNumber(text: string): IdNumberVerdict {
  const idNumber = text.toUpperCase()
  if (idNumber.length !== 18) return { kind: 'refused', reason: 'ID_LENGTH' }
  if (!/^\d{17}[\dX]$/.test(idNumber)) return { kind: 'refused', reason: 'ID_CHARACTERS' }
  const birthDay = `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`
  if (!isDay(birthDay) || birthDay < '1900-01-01') return { kind: 'refused', reason: 'ID_BIRTH_DATE' }
  if (checkCharacterOf(idNumber) !== idNumber[17]) return { kind: 'refused', reason: 'ID_CHECK_DIGIT' }
  return { kind: 'valid', idNumber }
}
