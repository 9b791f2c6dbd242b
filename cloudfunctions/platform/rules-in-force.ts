// The published rule sets; immutable, so an instance keeps what it has read.
import type { RuleSet } from '../../src/domain/rules'
import type { Context } from './context'
import { Refusal } from './refusal'

const known = new Map<string, RuleSet>()

/** The rule set of this id; throws when it was never published (a programmer's or deployment's error). */
export async function ruleSetOf(context: Pick<Context, 'database'>, ruleSetId: string): Promise<RuleSet> {
  const cached = known.get(ruleSetId)
  if (cached) return cached
  const found = await context.database.get('rule_sets', ruleSetId)
  if (!found) throw new Error(`rule set ${ruleSetId} was never published`)
  known.set(ruleSetId, found.rules)
  return found.rules
}

/** The set that new periods are opened under, and that visitors without a period are treated by. */
export async function currentRuleSet(context: Pick<Context, 'database'>): Promise<RuleSet> {
  const school = await context.database.get('school', 'school')
  if (!school) throw new Refusal('NOT_FOUND', 'the school is not set up: run school.setUp first')
  return ruleSetOf(context, school.currentRuleSetId)
}
