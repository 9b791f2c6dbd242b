import * as v from 'valibot'
import { specialties } from '../../domain/specialty'
import { confirm, operatorAnswer, operatorFields } from '../admin/operator-fields'
import { personFields } from '../admin/person-fields'
import { idNumber, mobilePhone, personName, record, text } from '../fields'
import { defineOperation } from '../operation'

/**
 * OPS-05: mends what the summary sheet said about a person; the old value is kept sealed with operator and reason.
 * Hours, exams and the binding stay with the person; issued certificates stay as they were issued.
 */
export const correctTrainee = defineOperation({
  name: 'trainee.correct',
  function: 'admin',
  summary: '更正学员信息：身份证号、姓名、手机号、注册编号，保留更正记录',
  request: record({
    ...operatorFields,
    ...personFields,
    newIdNumber: v.optional(idNumber),
    newName: v.optional(personName),
    newPhone: v.optional(mobilePhone),
    newRegistrationNumber: v.optional(text(40)),
    /** Which enrolment's registration number; may be left out when there is one. */
    specialty: v.optional(v.picklist(specialties)),
    confirm,
  }),
  response: record({ ...operatorAnswer, done: v.boolean() }),
  errors: ['OPERATOR_REFUSED', 'PERSON_UNKNOWN', 'PERSON_AMBIGUOUS', 'CORRECTION_REFUSED', 'ID_NUMBER_TAKEN'],
})
