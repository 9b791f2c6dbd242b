import * as v from 'valibot'
import { specialties } from '../../domain/specialty'
import { record } from '../fields'
import { defineOperation } from '../operation'
import { operatorAnswer, operatorFields } from './operator-fields'
import { personFields } from './person-fields'

export const recordPickup = defineOperation({
  name: 'textbook.recordPickup',
  function: 'admin',
  summary: '登记教材领取',
  request: record({ ...operatorFields, ...personFields, specialty: v.optional(v.picklist(specialties)) }),
  response: record(operatorAnswer),
  errors: ['OPERATOR_REFUSED', 'PERSON_UNKNOWN', 'PERSON_AMBIGUOUS', 'CLASS_UNKNOWN'],
})
