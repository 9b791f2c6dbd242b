// What a certificate says (CRT-01): the same on the screen, in the PDF and on the public page.
import * as v from 'valibot'
import { specialties } from '../../domain/specialty'
import { creditHours, day, id, list, record, text } from '../fields'

export const certificateContent = {
  number: id,
  name: text(50),
  idMasked: text(18),
  specialty: v.picklist(specialties),
  hours: list(record({ title: text(100), creditHours }), 10),
  totalHours: creditHours,
  studiedFrom: day,
  studiedTo: day,
  issuedOn: day,
  institution: text(100),
} as const
