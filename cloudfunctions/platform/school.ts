// The school as an operation needs it: set up, with its rule set in force.
import type { RuleSet } from '../../src/domain/rules'
import type { Context } from './context'
import type { SchoolDocument } from './documents/house'
import { refuseOperator } from './operator-answer'

/** Throws SCHOOL_NOT_READY. */
export async function requireSchool(context: Pick<Context, 'database'>): Promise<SchoolDocument> {
  const school = await context.database.get('school', 'school')
  if (!school) throw refuseOperator('SCHOOL_NOT_READY', '还没有填写学校资料，请先运行 school.setUp。')
  return school
}

/** The named set, or the one in force; throws RULES_UNKNOWN or SCHOOL_NOT_READY. */
export async function requireRules(context: Pick<Context, 'database'>, school: SchoolDocument, ruleSetId: string | undefined): Promise<RuleSet> {
  const found = await context.database.get('rule_sets', ruleSetId ?? school.currentRuleSetId)
  if (found) return found.rules
  if (ruleSetId !== undefined) throw refuseOperator('RULES_UNKNOWN', `没有编号为 ${ruleSetId} 的规则，请核对或先发布。`)
  throw refuseOperator('SCHOOL_NOT_READY', `现行规则 ${school.currentRuleSetId} 还没有发布，请先运行 rules.publish。`)
}
