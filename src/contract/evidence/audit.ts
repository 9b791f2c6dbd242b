import { count, record } from '../fields'
import { defineOperation } from '../operation'
import { jobProgress, operatorAnswer, operatorFields } from '../admin/operator-fields'
import { personFields } from '../admin/person-fields'

/** Rebuilds every total from the ledger and compares it with its sources and proofs (HRS-03, integrity 9). */
export const audit = defineOperation({
  name: 'hours.audit',
  function: 'admin',
  summary: '学时核对：从台账重新计算，与播放、练习、考试、证明和证据链逐项比对；写姓名或身份证号查一人，不写查全部',
  request: record({ ...operatorFields, ...personFields }),
  response: record({ ...operatorAnswer, people: count(1_000_000), differences: count(1_000_000), job: jobProgress }),
  errors: ['OPERATOR_REFUSED', 'PERSON_UNKNOWN', 'PERSON_AMBIGUOUS'],
})
