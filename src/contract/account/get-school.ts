import * as v from 'valibot'
import { defineOperation } from '../operation'
import { instant, nothing, record, text } from '../fields'

/**
 * Whom to ask: shown on the first page and wherever something went wrong (SCR-03, REL-02). A WeChat whose binding the
 * school has moved away is told so here, the first page it meets (ACC-03).
 */
export const getSchool = defineOperation({
  name: 'account.getSchool',
  function: 'visitor',
  summary: '培训学校的名称、电话和办公时间',
  request: nothing,
  response: record({ name: text(100), address: text(200), phone: text(40), officeHours: text(100), unboundAtMs: v.nullable(instant) }),
  errors: [],
})
