import { reseal } from '../../../src/contract/account/reseal'
import { findStale, resealJobId, resealListPath } from '../../platform/account/resealing'
import { handler } from '../../platform/handler'
import { newJob, progressOf } from '../../platform/jobs'
import { answerOperator, nextEvent, refuseOperator } from '../../platform/operator-answer'
import { recordOperation, requireOperator } from '../../platform/operators'
import { recordLook } from '../../platform/record-look'
import { CommitConflict } from '../../platform/refusal'

export const resealHandler = handler(reseal, {
  async load(context, input) {
    await requireOperator(context, input, 'head')
    const job = await context.database.get('jobs', resealJobId(context))
    return { job, stale: job?.state === 'running' ? null : await findStale(context) }
  },
  decide({ stale }) {
    if (stale && stale.unreadable > 0) throw refuseOperator('KEY_MISSING', `有 ${stale.unreadable} 条用的密钥已不在环境变量 ID_NUMBER_KEYS 里，没有开始：请把旧密钥加回逗号后面，再运行一次。`)
    return stale?.items ?? []
  },
  async commit(context, items, { job }, input) {
    const counts = { 待更换: items.length }
    if (!input.confirm || job?.state === 'running' || items.length === 0) await recordLook(context, reseal, input, 'dry run or progress')
    if (job?.state === 'running') return { ...answerOperator(context, { sentence: `正在更换：${job.total} 条里已完成 ${job.done} 条；过一会儿再发一次看进度。`, counts: { 已完成: job.done, 总数: job.total } }), job: progressOf(job) }
    if (items.length === 0) return { ...answerOperator(context, { sentence: `全部都已用最新的密钥 ${context.idNumbers.keyId} 加密；没有导入任务在进行时，旧密钥可以从环境变量里拿掉。`, counts }), job: job && progressOf(job) }
    if (!input.confirm) return { ...answerOperator(context, { sentence: `试算：${items.length} 条还用旧密钥，将改用 ${context.idNumbers.keyId} 重新加密，期间一切照常；确认请办“下一步”（next）。`, counts, next: nextEvent(reseal.name, input, { confirm: true }) }), job: null }
    const started = { ...newJob(context, { _id: resealJobId(context), operation: reseal.name, input: { keyId: context.idNumbers.keyId, reason: input.reason }, operatorId: input.operator, total: items.length }), version: (job?.version ?? 0) + 1 }
    await context.files.write(resealListPath(started._id), Buffer.from(JSON.stringify(items)))
    await context.database.transact(async (transaction) => {
      const current = await transaction.get('jobs', started._id)
      if ((current?.version ?? 0) !== (job?.version ?? 0)) throw new CommitConflict('the job was started at the same moment')
      await transaction.put('jobs', started)
      await recordOperation(transaction, context, { operatorId: input.operator, operation: reseal.name, reason: input.reason, effect: `resealing ${items.length} under ${context.idNumbers.keyId}`, subjects: [] })
    })
    return { ...answerOperator(context, { sentence: `已开始更换 ${items.length} 条；过一会儿再发一次同样的事件看进度，全部完成前旧密钥不能拿掉。`, counts, next: nextEvent(reseal.name, input) }), job: progressOf(started) }
  },
})
