import { publishRules } from '../../../src/contract/admin/publish-rules'
import { compareRules, judgeRules } from '../../../src/domain/rules'
import { canonicalText } from '../../platform/canonical-text'
import { handler } from '../../platform/handler'
import { answerOperator, refuseOperator } from '../../platform/operator-answer'
import { recordOperation, requireOperator } from '../../platform/operators'
import { recordLook } from '../../platform/record-look'
import { CommitConflict } from '../../platform/refusal'
import { requireSchool } from '../../platform/school'

export const publishRulesHandler = handler(publishRules, {
  async load(context, input) {
    await requireOperator(context, input, 'head')
    const school = await requireSchool(context)
    const [published, current] = await Promise.all([context.database.get('rule_sets', input.rules.ruleSetId), context.database.get('rule_sets', school.currentRuleSetId)])
    return { school, published, current }
  },
  decide({ school, published, current }, input) {
    const problems = judgeRules(input.rules)
    if (problems.length > 0) throw refuseOperator('RULES_REFUSED', '规则前后矛盾，没有发布。', problems)
    if (published && canonicalText(published.rules) !== canonicalText(input.rules)) {
      throw refuseOperator('RULES_PUBLISHED', `规则 ${input.rules.ruleSetId} 已经发布过，内容不能改；请换一个编号。`, compareRules(published.rules, input.rules))
    }
    return { isNew: !published, becomesCurrent: input.makeCurrent && school.currentRuleSetId !== input.rules.ruleSetId, differences: current ? compareRules(current.rules, input.rules) : [] }
  },
  async commit(context, { isNew, becomesCurrent, differences }, { school }, input) {
    const { ruleSetId } = input.rules
    const lines = differences.length > 0 ? differences : ['与现行规则没有差别']
    if (!input.confirm) {
      await recordLook(context, publishRules, input, 'dry run', [ruleSetId])
      return answerOperator(context, { sentence: `试算：将${isNew ? '发布' : '沿用已发布的'}规则 ${ruleSetId}${becomesCurrent ? '并设为现行' : ''}；已报名的人仍按原规则。确认请在同一事件里加 "confirm": true。`, counts: { 与现行规则不同: differences.length }, lines })
    }
    await context.database.transact(async (transaction) => {
      const [stored, fresh] = [await transaction.get('rule_sets', ruleSetId), await transaction.get('school', 'school')]
      if (Boolean(stored) === isNew || fresh?.version !== school.version) throw new CommitConflict('the rules changed')
      if (isNew) await transaction.create('rule_sets', { _id: ruleSetId, publishedAtMs: context.nowMs, publishedBy: input.operator, rules: input.rules })
      if (becomesCurrent) await transaction.update('school', 'school', { currentRuleSetId: ruleSetId, version: school.version + 1 })
      await recordOperation(transaction, context, { operatorId: input.operator, operation: publishRules.name, reason: input.reason, effect: `${isNew ? 'published' : 'no change'}${becomesCurrent ? ', current' : ''}`, subjects: [ruleSetId] })
    })
    const done = isNew ? `规则 ${ruleSetId} 已发布` : `规则 ${ruleSetId} 早已发布，内容相同`
    return answerOperator(context, { sentence: `${done}${becomesCurrent ? '，并设为现行规则' : ''}。`, counts: { 与原现行规则不同: differences.length }, lines })
  },
})
