import { record } from '../fields'
import { defineOperation } from '../operation'
import { confirm, operatorAnswer, operatorFields } from './operator-fields'

/** What retention terms have run out, and the records of what was destroyed (PRV-01). */
export const runRetention = defineOperation({
  name: 'retention.run',
  function: 'admin',
  summary: '到期资料的删除：看到期的有多少、导出销毁记录；确认后马上删除',
  request: record({ ...operatorFields, confirm }),
  response: record(operatorAnswer),
  errors: ['OPERATOR_REFUSED', 'SCHOOL_NOT_READY'],
})
