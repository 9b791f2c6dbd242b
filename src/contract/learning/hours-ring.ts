import * as v from 'valibot'
import { enrolmentItems, specialties } from '../../domain/specialty'
import { creditHours, day, id, record, text } from '../fields'

const share = record({ earned: creditHours, required: creditHours })

/** The ring of one enrolment (HRS-02): common belongs to the registration period and shows the same in all its rings. */
export const hoursRing = record({
  enrolmentId: id,
  specialty: v.picklist(specialties),
  specialtyName: text(20),
  item: v.picklist(enrolmentItems),
  common: share,
  specialtyHours: share,
  exam: share,
  total: share,
  registrationExpires: v.nullable(day),
  /** Days left, the last day included; negative when it has passed; null when there is no registration. */
  daysLeft: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(-100_000), v.maxValue(100_000))),
})
