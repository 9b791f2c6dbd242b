import { record } from '../fields'
import { defineOperation } from '../operation'
import { operatorAnswer, operatorFields } from './operator-fields'

export const today = defineOperation({
  name: 'desk.today',
  function: 'admin',
  summary: '今日待办：照片核对、短信失败、待缴费、可开班、进行中的任务，最早的在前',
  request: record(operatorFields),
  response: record(operatorAnswer),
  errors: ['OPERATOR_REFUSED'],
})
