import { id, list, record, text } from '../fields'
import { defineOperation } from '../operation'
import { operatorAnswer, operatorFields } from './operator-fields'
import { personFields } from './person-fields'

export const explain = defineOperation({
  name: 'trainee.explain',
  function: 'admin',
  summary: '查学员：现在到哪一步、卡在哪里、电话里怎么回答',
  request: record({ ...operatorFields, ...personFields }),
  response: record({ ...operatorAnswer, traineeId: id, enrolmentIds: list(id, 50), sayOnThePhone: text(400) }),
  errors: ['OPERATOR_REFUSED', 'PERSON_UNKNOWN', 'PERSON_AMBIGUOUS'],
})
