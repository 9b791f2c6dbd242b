import { defineOperation } from '../operation'
import { filledText, id, instant, record } from '../fields'

/** 已阅读教学管理规定, with version and time (ENR-13). Repeating it changes nothing. */
export const acknowledgeRules = defineOperation({
  name: 'learning.acknowledgeRules',
  function: 'trainee',
  summary: '确认已阅读教学管理规定',
  request: record({ enrolmentId: id, rulesVersion: filledText(40) }),
  response: record({ acknowledgedMs: instant }),
  errors: ['RULES_CHANGED', 'WITHDRAWN'],
})
