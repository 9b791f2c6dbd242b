import * as v from 'valibot'
import { appealOutcomes } from '../../domain/exam'
import { confirm, operatorAnswer, operatorFields } from '../admin/operator-fields'
import { defineOperation } from '../operation'
import { id, record } from '../fields'

/** Decides an appeal; the reason is told to the trainee. Never by who decided first, never on one's own record (PHO-04). */
export const decideAppeal = defineOperation({
  name: 'appeals.decide',
  function: 'admin',
  summary: '裁定申诉：成立则恢复成绩、学时和学时证明（须由另一位老师）',
  request: record({ ...operatorFields, appealId: id, outcome: v.picklist(appealOutcomes), confirm }),
  response: record({ ...operatorAnswer, done: v.boolean() }),
  errors: ['OPERATOR_REFUSED', 'SECOND_PERSON_NEEDED', 'APPEAL_DECISION_REFUSED'],
})
