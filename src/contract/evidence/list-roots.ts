import { defineOperation } from '../operation'
import { record } from '../fields'
import { operatorAnswer, operatorFields } from '../admin/operator-fields'

/** What an inspector compares with the copies that had left the system. */
export const listRoots = defineOperation({
  name: 'evidence.listRoots',
  function: 'admin',
  summary: '每日证据根值：最近二十天的值、送到了哪里；全部附 Excel 表',
  request: record({ ...operatorFields }),
  response: record({ ...operatorAnswer }),
  errors: ['OPERATOR_REFUSED'],
})
