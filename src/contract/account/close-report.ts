import { operatorAnswer, operatorFields } from '../admin/operator-fields'
import { personFields } from '../admin/person-fields'
import { record } from '../fields'
import { defineOperation } from '../operation'

/**
 * CHK-06: the school has spoken with a person who answered 不是我本人. This closes the report alone: playing goes on only
 * when the person's own WeChat says 我在.
 */
export const closeReport = defineOperation({
  name: 'account.closeReport',
  function: 'admin',
  summary: '“不是我本人”的报告：核实后结案（reason 写核实结果）',
  request: record({ ...operatorFields, ...personFields }),
  response: record(operatorAnswer),
  errors: ['OPERATOR_REFUSED', 'PERSON_UNKNOWN', 'PERSON_AMBIGUOUS', 'NO_OPEN_REPORT'],
})
