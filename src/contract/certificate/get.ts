import * as v from 'valibot'
import { specialties } from '../../domain/specialty'
import { defineOperation } from '../operation'
import { creditHours, day, id, list, record, text } from '../fields'
import { certificateContent } from './certificate-shapes'

/** 学时证明 of one enrolment; before the pass, which hours are there and that the exam is open (CRT-01). */
export const get = defineOperation({
  name: 'certificate.get',
  function: 'trainee',
  summary: '学时证明的状态和内容',
  request: record({ enrolmentId: id }),
  response: v.variant('status', [
    record({
      status: v.literal('not-yet'),
      specialty: v.picklist(specialties),
      hours: list(record({ title: text(100), earned: creditHours, required: creditHours }), 3),
      isExamOpen: v.boolean(),
    }),
    record({ status: v.literal('valid'), ...certificateContent, reported: v.picklist(['with-school', 'sent', 'accepted', 'rejected']) }),
    record({ status: v.literal('revoked'), ...certificateContent, revokedOn: day, reason: text(200) }),
  ]),
  errors: [],
})
