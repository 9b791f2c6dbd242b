import { defineOperation } from '../operation'
import { record } from '../fields'
import { operatorAnswer, operatorFields } from '../admin/operator-fields'
import { personFields } from '../admin/person-fields'

/** PLY-08 for the operator: per lesson and day what was credited, what was not, and why. */
export const statement = defineOperation({
  name: 'learning.statement',
  function: 'admin',
  summary: '学时明细：一名学员每节课每天计了多少、没有计多少、为什么；每一段附 Excel 表',
  request: record({ ...operatorFields, ...personFields }),
  response: record({ ...operatorAnswer }),
  errors: ['OPERATOR_REFUSED', 'PERSON_UNKNOWN', 'PERSON_AMBIGUOUS'],
})
