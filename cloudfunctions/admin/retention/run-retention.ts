import { runRetention } from '../../../src/contract/admin/run-retention'
import { destructionNames, settledBefore } from '../../../src/domain/retention'
import { dayOf, hourMs } from '../../../src/domain/units'
import { findAll } from '../../platform/find-all'
import { handler } from '../../platform/handler'
import { answerOperator, nextEvent } from '../../platform/operator-answer'
import { recordOperation, requireOperator } from '../../platform/operators'
import { runRetention as runNow } from '../../platform/retention/run-retention'
import { requireRules, requireSchool } from '../../platform/school'
import { writeResult } from '../../platform/spreadsheet'

const columns = [{ title: '记录编号', width: 46 }, { title: '日期', width: 20 }, { title: '种类', width: 20 }, { title: '数量', width: 8 }, { title: '原因', width: 16 }, { title: '依据规则', width: 24 }, { title: '保存期（天）', width: 12 }, { title: '对象编号和摘要', width: 80 }]
const whyNames = { term: '保存期满', asked: '本人要求' } as const
const budgetMs = 12_000

export const runRetentionHandler = handler(runRetention, {
  async load(context, input) {
    await requireOperator(context, input)
    const rules = await requireRules(context, await requireSchool(context), undefined)
    const { database, nowMs } = context
    const due = {
      照片待查: await database.count('photos', { deletedAtMs: null, checkAtMs: { lte: nowMs } }),
      短信: await database.count('messages', { queuedAtMs: { lte: settledBefore('message', rules.retention, nowMs) } }),
      本人要求: await database.count('consents', { isDeletionNew: true }),
    }
    return { rules, due, records: await findAll(context, 'destructions', {}, 50_000) }
  },
  decide: ({ records }) => [...records].sort((left, right) => right.atMs - left.atMs),
  async commit(context, records, { rules, due }, { operator, reason, confirm }) {
    const startedAt = performance.now()
    // The record of who asked goes before anything is destroyed (OPS-02).
    await context.database.transact((transaction) => recordOperation(transaction, context, { operatorId: operator, operation: runRetention.name, reason, effect: confirm ? 'run' : `looked at ${records.length} records`, subjects: [] }))
    if (confirm) {
      const done = await runNow(context, rules, () => performance.now() - startedAt < budgetMs)
      const sentence = `已删除：照片 ${done.photos} 张，短信 ${done.messages} 条，学习时段明细 ${done.watchDetails} 份，考试明细 ${done.examDetails} 份；每次删除都留下了销毁记录。`
      return answerOperator(context, { sentence, counts: { 照片: done.photos, 短信: done.messages, 学习明细: done.watchDetails, 考试明细: done.examDetails }, next: nextEvent(runRetention.name, { operator, reason, key: '' }, { confirm: false }) })
    }
    const rows = records.map(({ _id, atMs, kind, count, why, ruleSetId, termDays, items }) => [_id, momentOf(atMs), destructionNames[kind], count, whyNames[why], ruleSetId, termDays, items.map(({ id, hash }) => `${id}${hash === null ? '' : ` ${hash}`}`).join('；')])
    const sheet = rows.length > 0 ? await writeResult(context, 'destructions', '销毁记录', columns, rows) : null
    const lines = records.slice(0, 20).map(({ atMs, kind, count, why }) => `${momentOf(atMs)} ${destructionNames[kind]} ${count} 份（${whyNames[why]}）`)
    const sentence = `系统每小时自动删除到期的资料；现在有 ${due.照片待查} 张照片到了查看日期、${due.短信} 条短信到期、${due.本人要求} 人新提出删除要求；已有 ${records.length} 份销毁记录，见表格。`
    return answerOperator(context, { sentence, counts: { ...due, 销毁记录: records.length }, lines, file: sheet?.address ?? null, next: nextEvent(runRetention.name, { operator, reason, key: '' }, { confirm: true }) })
  },
})

/** `2027-03-06 16:00`, in UTC+8 */
function momentOf(atMs: number): string {
  return `${dayOf(atMs)} ${new Date(atMs + 8 * hourMs).toISOString().slice(11, 16)}`
}
