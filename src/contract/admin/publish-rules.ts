import * as v from 'valibot'
import { record } from '../fields'
import { defineOperation } from '../operation'
import { confirm, operatorAnswer, operatorFields } from './operator-fields'
import { ruleSetSchema } from './rule-set-schema'

/** A published set never changes; the same content again changes nothing. */
export const publishRules = defineOperation({
  name: 'rules.publish',
  function: 'admin',
  summary: '发布一套规则；发布后不可改，已报名的人仍按原规则',
  request: record({ ...operatorFields, rules: ruleSetSchema, makeCurrent: v.optional(v.boolean(), true), confirm }),
  response: record(operatorAnswer),
  errors: ['OPERATOR_REFUSED', 'RULES_PUBLISHED', 'RULES_REFUSED', 'SCHOOL_NOT_READY'],
})
