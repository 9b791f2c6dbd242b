import { importRoster } from '../../../src/contract/admin/import-roster'
import { yuan } from '../../../src/domain/enrolment'
import type { RosterDocument } from '../../platform/documents/people'
import { importPeople, keepPlan, writingOrder, type ImportPlan } from '../../platform/enrolment/import-people'
import { handler } from '../../platform/handler'
import { directLimit, newJob, progressOf } from '../../platform/jobs'
import { answerOperator, nextEvent } from '../../platform/operator-answer'
import { recordOperation, requireOperator } from '../../platform/operators'
import { recordLook } from '../../platform/record-look'
import { CommitConflict } from '../../platform/refusal'
import { requireRules, requireSchool } from '../../platform/school'
import { judgeSheet, planPeople } from './judge-sheet'
import { countOutcomes, feeOf, reportLines, writeReport } from './roster-report'

export const importRosterHandler = handler(importRoster, {
  async load(context, input) {
    await requireOperator(context, input)
    const rules = await requireRules(context, await requireSchool(context), input.ruleSetId)
    const sheet = await judgeSheet(context, input, rules)
    const [roster, job] = await Promise.all([context.database.get('rosters', sheet.rosterId), context.database.get('jobs', `import_${sheet.rosterId}`)])
    return { rules, sheet, roster, job }
  },
  decide({ rules, sheet, roster, job }, input, moment) {
    const people = planPeople(sheet)
    const outcomes = countOutcomes(sheet.rows)
    const agent = { name: input.agentName ?? sheet.agent.name, phone: input.agentPhone ?? sheet.agent.phone }
    const employers = [...new Set(sheet.rows.map((row) => row.employer).filter((name) => name !== ''))]
    const plan: ImportPlan = { rosterId: sheet.rosterId, operatorId: input.operator, reason: input.reason, ruleSetId: rules.ruleSetId, agent, people }
    const kept: RosterDocument = {
      _id: sheet.rosterId,
      version: (roster?.version ?? 0) + 1,
      fileName: input.path.split('/').at(-1) ?? input.path,
      storagePath: `rosters/${sheet.rosterId}.xlsx`,
      agentName: agent.name,
      agentPhone: agent.phone,
      employerName: employers.length === 1 ? (employers[0] ?? null) : null,
      takenInBy: roster?.takenInBy ?? input.operator,
      takenInAtMs: roster?.takenInAtMs ?? moment.nowMs,
      counts: { rows: sheet.rows.length, created: outcomes.new + outcomes.same, same: outcomes.same, warned: outcomes['needs-acceptance'], refused: outcomes.refused },
    }
    return { plan, kept, outcomes, employers, isRunning: job?.state === 'running', feeFen: sheet.rows.reduce((total, row) => total + feeOf(row, rules), 0) }
  },
  async commit(context, { plan, kept, outcomes, employers, isRunning, feeFen }, { rules, sheet, roster, job }, input) {
    const answer = { rosterId: sheet.rosterId }
    if (isRunning || !input.confirm || plan.people.length === 0) await recordLook(context, importRoster, input, 'dry run, progress or nothing new', [sheet.rosterId])
    if (isRunning && job) {
      const told = `正在写入：${job.total} 人里已完成 ${job.done} 人；过一会儿再发一次同样的事件看进度。`
      return { ...answerOperator(context, { sentence: told, counts: { 已完成人数: job.done, 总人数: job.total } }), ...answer, job: progressOf(job) }
    }
    const counts = { 行数: sheet.rows.length, 可报名: outcomes.new, 已报过: outcomes.same, 待确认: outcomes['needs-acceptance'], 未通过: outcomes.refused, 人数: plan.people.length }
    const lines = [...sheet.otherSheets.map((name) => `工作表“${name}”里也有学员，没有读；请另存成一个文件再导入。`), ...reportLines(sheet.rows, rules)]
    const file = await writeReport(context, sheet.rows, rules)
    const rest = `${outcomes['needs-acceptance'] > 0 ? `；${outcomes['needs-acceptance']} 行要您确认（acceptWarnings）` : ''}${outcomes.refused > 0 ? `；${outcomes.refused} 行未通过，改好后再导入` : ''}`
    const done = job?.state === 'done' ? progressOf(job) : null
    if (!input.confirm) {
      const sentence = `试算：${sheet.rows.length} 行里 ${outcomes.new} 行可报名，${outcomes.same} 行早已报过${rest}。学费合计 ${yuan(feeFen)}（不含餐）。`
      const next = outcomes.new > 0 ? nextEvent(importRoster.name, input, { confirm: true }) : outcomes['needs-acceptance'] > 0 ? nextEvent(importRoster.name, input, { acceptWarnings: true }) : null
      return { ...answerOperator(context, { sentence, counts, lines, file, next }), ...answer, job: done }
    }
    if (plan.people.length === 0) {
      const sentence = job ? `这张表已经写完，共 ${job.total} 人；现在没有新的报名（${outcomes.same} 行已报过${rest}）。` : `没有新的报名，数据没有变化（${outcomes.same} 行早已报过${rest}）。`
      return { ...answerOperator(context, { sentence, counts, lines, file }), ...answer, job: done }
    }

    const isLarge = plan.people.length > directLimit
    await context.files.write(kept.storagePath, sheet.bytes)
    if (isLarge) await keepPlan(context, plan)
    const started = newJob(context, { _id: `import_${sheet.rosterId}`, operation: importRoster.name, input: { rosterId: sheet.rosterId }, operatorId: input.operator, total: plan.people.length })
    await takeIn(isLarge ? { ...started, version: (job?.version ?? 0) + 1 } : null)
    const next = kept.employerName === null ? null : nextEvent('fees.createStatement', { operator: input.operator, key: '', reason: '生成缴费单', employer: employers[0] })
    if (isLarge) {
      const sentence = `已收下，${plan.people.length} 人正在写入，请过一会儿再发一次同样的事件看进度${rest}。`
      return { ...answerOperator(context, { sentence, counts, lines, file, next: nextEvent(importRoster.name, input) }), ...answer, job: progressOf(started) }
    }
    const taken = await importPeople(context, plan.people, writingOrder(plan, rules), plan.agent)
    const told = taken.map((row) => `第 ${row} 行：刚刚由别的表报了名，没有写入。`)
    return { ...answerOperator(context, { sentence: `已写入 ${plan.people.length} 人、${outcomes.new - taken.length} 行${rest}。学费合计 ${yuan(feeFen)}（不含餐）。`, counts, lines: [...told, ...lines], file, next }), ...answer, job: null }

    /** The sheet is taken in (ENR-10) before anybody of it is written: a cut import is seen and done again. */
    async function takeIn(startedJob: ReturnType<typeof newJob> | null): Promise<void> {
      await context.database.transact(async (transaction) => {
        const stored = await transaction.get('rosters', sheet.rosterId)
        if ((stored?.version ?? 0) !== (roster?.version ?? 0)) throw new CommitConflict('the sheet was taken in at the same moment')
        await transaction.put('rosters', kept)
        if (startedJob) await transaction.put('jobs', startedJob)
        await recordOperation(transaction, context, {
          operatorId: input.operator,
          operation: importRoster.name,
          reason: input.reason,
          effect: `${outcomes.new} rows new, ${outcomes.refused} refused, ${outcomes['needs-acceptance']} waiting${input.acceptWarnings ? ', warnings accepted' : ''}`,
          subjects: [sheet.rosterId],
        })
      })
    }
  },
})
