import * as v from 'valibot'
import { confirm, operatorAnswer, operatorFields } from '../admin/operator-fields'
import { personFields } from '../admin/person-fields'
import { filledText, id, record } from '../fields'
import { defineOperation } from '../operation'

/**
 * ACC-03, ACC-04: frees a person from the WeChat that serves them, so that the new one can bind by the reserved phone or
 * a claim code (`next`). Two people decide; every session, lease and open paper of the old side ends in the same
 * commit, and the old side is told.
 */
export const moveBinding = defineOperation({
  name: 'account.moveBinding',
  function: 'admin',
  summary: '换绑微信：解除原微信，本人用新微信重新绑定（须两人）',
  request: record({ ...operatorFields, ...personFields, secondOperator: id, secondKey: filledText(64), confirm }),
  response: record({ ...operatorAnswer, done: v.boolean() }),
  errors: ['OPERATOR_REFUSED', 'SECOND_PERSON_NEEDED', 'PERSON_UNKNOWN', 'PERSON_AMBIGUOUS', 'NOT_BOUND_YET'],
})
