import { today } from '../../../src/contract/admin/today'
import { dueOf } from '../../../src/domain/enrolment'
import { specialtyNames, type Specialty } from '../../../src/domain/specialty'
import { dayOf, daysBetween } from '../../../src/domain/units'
import { findAll } from '../../platform/find-all'
import { handler } from '../../platform/handler'
import { answerOperator, nextEvent } from '../../platform/operator-answer'
import { requireOperator } from '../../platform/operators'
import { recordLook } from '../../platform/record-look'

/** How many documents of one kind are looked at; beyond it the count says "or more". */
const looked = 5_000

interface Waiting {
  readonly sinceMs: number
  readonly line: string
}

export const todayHandler = handler(today, {
  async load(context, input) {
    await requireOperator(context, input)
    const { database } = context
    const [reviews, failed, rejected, unclassed, jobs] = await Promise.all([
      database.find('reviews', { state: 'waiting' }, { orderBy: [['requestedAtMs', 'asc']], limit: 1000 }),
      database.find('messages', { state: 'failed' }, { orderBy: [['queuedAtMs', 'asc']], limit: 1000 }),
      database.find('deliveries', { state: 'rejected' }, { orderBy: [['updatedAtMs', 'asc']], limit: 1000 }),
      findAll(context, 'enrolments', { classId: null, status: 'enrolled' }, looked),
      database.find('jobs', { state: 'running' }, { orderBy: [['startedAtMs', 'asc']], limit: 100 }),
    ])
    return { reviews, failed, rejected, unclassed, jobs }
  },
  decide({ reviews, failed, rejected, unclassed, jobs }, _input, moment) {
    const feeLine = (one: (typeof unclassed)[number]) => ({ enrolmentId: one._id, feeFen: one.feeFen, paidFen: one.paidFen })
    const [unpaid, ready] = [unclassed.filter((one) => dueOf(feeLine(one)) > 0), unclassed.filter((one) => dueOf(feeLine(one)) === 0)]
    const agoOf = (sinceMs: number): string => {
      const days = daysBetween(dayOf(sinceMs), dayOf(moment.nowMs))
      return days === 0 ? '今天' : `${days} 天前`
    }
    const waiting: Waiting[] = []
    const add = (sinceMs: number | undefined, text: string): void => {
      if (sinceMs !== undefined) waiting.push({ sinceMs, line: `${text}，最早的${agoOf(sinceMs)}` })
    }
    const oldest = (times: readonly number[]): number | undefined => (times.length === 0 ? undefined : times.reduce((least, time) => Math.min(least, time)))
    add(reviews[0]?.requestedAtMs, `照片核对：${reviews.length} 份等老师看（photos.openReview）`)
    add(failed[0]?.queuedAtMs, `短信没发出去：${failed.length} 条，请打电话通知`)
    add(rejected[0]?.updatedAtMs, `省中心退回：${rejected.length} 份要更正`)
    add(oldest(unpaid.map((one) => one.createdAtMs)), `未缴清学费：${unpaid.length} 项`)
    for (const specialty of new Set<Specialty>(ready.map((one) => one.specialty))) {
      const own = ready.filter((one) => one.specialty === specialty)
      add(oldest(own.map((one) => one.createdAtMs)), `${specialtyNames[specialty]}：${own.length} 人已缴清，可以开班（class.open）`)
    }
    for (const job of jobs) waiting.push({ sinceMs: job.startedAtMs, line: `进行中的任务 ${job.operation}：${job.done}/${job.total}` })
    return { waiting: waiting.sort((left, right) => left.sinceMs - right.sinceMs), counts: { 照片待核对: reviews.length, 短信失败: failed.length, 省中心退回: rejected.length, 未缴清: unpaid.length, 可开班: ready.length, 进行中任务: jobs.length } }
  },
  async commit(context, { waiting, counts }, _loaded, input) {
    await recordLook(context, today, input, 'looked at the desk')
    const next = counts['照片待核对'] > 0 ? nextEvent('photos.openReview', { operator: input.operator, key: '', reason: '照片核对' }) : null
    return answerOperator(context, { sentence: waiting.length === 0 ? '今天没有要办的事。' : `今天有 ${waiting.length} 件事等着办，最早的在前。`, counts, lines: waiting.map(({ line }) => line), next })
  },
})
