import { record } from '../fields'
import { defineOperation } from '../operation'
import { operatorAnswer, operatorFields } from './operator-fields'

export const getTemplate = defineOperation({
  name: 'roster.getTemplate',
  function: 'admin',
  summary: '下载报名汇总表模板：身份证号和手机号两列已设为文本',
  request: record(operatorFields),
  response: record(operatorAnswer),
  errors: ['OPERATOR_REFUSED'],
})
