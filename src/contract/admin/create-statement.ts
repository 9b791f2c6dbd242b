import * as v from 'valibot'
import { count, filledText, id, record } from '../fields'
import { defineOperation } from '../operation'
import { operatorAnswer, operatorFields } from './operator-fields'

export const createStatement = defineOperation({
  name: 'fees.createStatement',
  function: 'admin',
  summary: '生成一家企业的缴费单（不含餐），含已缴、未缴；附 Excel 表',
  request: record({ ...operatorFields, employer: filledText(100), rosterId: v.optional(id) }),
  response: record({ ...operatorAnswer, totalFen: count(1_000_000_000_000), dueFen: count(1_000_000_000_000) }),
  errors: ['OPERATOR_REFUSED', 'EMPLOYER_UNKNOWN'],
})
