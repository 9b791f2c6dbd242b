import { retention } from '../../../src/contract/admin/retention'
import { handler } from '../../platform/handler'
import { runRetention } from '../../platform/retention/run-retention'
import { ruleSetOf } from '../../platform/rules-in-force'

/** Leaves room before the function's own limit of 60 s. */
const budgetMs = 40_000

export const retentionHandler = handler(retention, {
  async load(context) {
    const school = await context.database.get('school', 'school')
    return school && ruleSetOf(context, school.currentRuleSetId)
  },
  decide: (rules) => rules,
  async commit(context, rules) {
    // Before the school is set up there is nothing to delete, and no rule to delete it by.
    if (!rules) return { photos: 0, messages: 0, watchDetails: 0, examDetails: 0 }
    const startedAt = performance.now()
    return runRetention(context, rules, () => performance.now() - startedAt < budgetMs)
  },
})
