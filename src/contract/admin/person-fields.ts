// How an operator names a person: the whole ID number, or the name with its last four characters.
import * as v from 'valibot'
import { idNumber, personName } from '../fields'

export const personFields = {
  idNumber: v.optional(idNumber),
  name: v.optional(personName),
  idTail: v.optional(v.pipe(v.string(), v.regex(/^\d{3}[\dXx]$/))),
} as const
