import * as v from 'valibot'
import { specialties } from '../../domain/specialty'
import { defineOperation } from '../operation'
import { creditHours, id, instant, list, nothing, record, text } from '../fields'
import { hoursRing } from './hours-ring'

/** The ledger as the trainee sees it (HRS-03): every entry with reason and source. */
export const getHours = defineOperation({
  name: 'learning.getHours',
  function: 'trainee',
  summary: '我的学时明细',
  request: nothing,
  response: record({
    rings: list(hoursRing, 20),
    entries: list(
      record({
        entryId: id,
        account: v.picklist(['common', ...specialties]),
        part: v.picklist(['course', 'exam']),
        kind: v.picklist(['lesson-earned', 'exam-passed', 'offline', 'correction']),
        title: text(200),
        creditHours,
        reason: text(300),
        atMs: instant,
      }),
      1000,
    ),
  }),
  errors: [],
})
