import { today } from '../../../src/contract/admin/today'
import { maskName } from '../../../src/domain/account'
import { dueOf } from '../../../src/domain/enrolment'
import { carefulFrom } from '../../../src/domain/photos'
import { specialtyNames, type Specialty } from '../../../src/domain/specialty'
import { dayOf, daysBetween } from '../../../src/domain/units'
import { findMissingExitPhotos } from '../../platform/exam/missing-exit-photos'
import { findAll, findByIds } from '../../platform/find-all'
import { handler } from '../../platform/handler'
import { answerOperator, nextEvent } from '../../platform/operator-answer'
import { requireOperator } from '../../platform/operators'
import { findSignals, signalDays } from '../../platform/photos/check-signals'
import { hasProvince } from '../../platform/province/service'
import { recordLook } from '../../platform/record-look'

/** How many documents of one kind are looked at; beyond it the count says "or more". */
const looked = 5_000
/** Named in the line; the others follow when these are done. */
const reportersNamed = 3

interface Waiting {
  readonly sinceMs: number
  readonly line: string
}

export const todayHandler = handler(today, {
  async load(context, input) {
    await requireOperator(context, input)
    const { database } = context
    const exitPhotos = await findMissingExitPhotos(context)
    const [appeals, toProvince, reviews, failed, rejected, unclassed, jobs, strangers, roots] = await Promise.all([
      database.find('appeals', { state: 'waiting' }, { orderBy: [['handedInAtMs', 'asc']], limit: 1000 }),
      database.find('deliveries', { state: 'with-school' }, { orderBy: [['queuedAtMs', 'asc']], limit: 1000 }),
      database.find('reviews', { state: 'waiting' }, { orderBy: [['requestedAtMs', 'asc']], limit: 1000 }),
      database.find('messages', { state: 'failed' }, { orderBy: [['queuedAtMs', 'asc']], limit: 1000 }),
      database.find('deliveries', { state: 'rejected' }, { orderBy: [['updatedAtMs', 'asc']], limit: 1000 }),
      findAll(context, 'enrolments', { classId: null, status: 'enrolled' }, looked),
      database.find('jobs', { state: 'running' }, { orderBy: [['startedAtMs', 'asc']], limit: 100 }),
      database.find('stranger_reports', { state: 'open' }, { orderBy: [['reportedAtMs', 'asc']], limit: 1000 }),
      database.find('evidence_roots', { state: 'sealed' }, { orderBy: [['_id', 'desc']], limit: 100 }),
    ])
    const signals = await findSignals(context)
    const reporters = await findByIds(context, 'trainees', strangers.slice(0, reportersNamed).map(({ _id }) => _id))
    return { appeals, toProvince: toProvince.filter(({ lastError }) => lastError !== null || !hasProvince(context)), exitPhotos, strangers, reporters, signals, reviews, failed, rejected, unclassed, jobs, unsentRoots: roots.filter(({ province }) => province.state === 'waiting' && province.lastError !== null) }
  },
  decide({ appeals, toProvince, exitPhotos, strangers, reporters, signals, reviews, failed, rejected, unclassed, jobs, unsentRoots }, _input, moment) {
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
    const doubtful = reviews.filter(({ risk }) => risk >= carefulFrom).length
    add(reviews[0]?.requestedAtMs, `照片核对：${reviews.length} 份等老师看${doubtful > 0 ? `，其中 ${doubtful} 份有疑点要细看` : ''}（photos.openReview）`)
    add(strangers[0]?.reportedAtMs, `“不是我本人”：${strangers.length} 人报告，请打电话核实（${reporters.map(({ name, idTail }) => `${maskName(name)} 尾号 ${idTail}`).join('、')}），再用 account.closeReport 结案`)
    add(signals[0]?.takenAtMs, `拍照验证：近 ${signalDays} 天 ${new Set(signals.map(({ traineeId }) => traineeId)).size} 人的 ${signals.length} 张照片要留意，系统不作处理，请老师看一眼（photos.openSignals）`)
    add(
      exitPhotos.withheld[0]?.attempt.exitDueMs ?? undefined,
      `考后照片没交，成绩暂未公布：${exitPhotos.withheld.length} 人（${exitPhotos.withheld.slice(0, reportersNamed).map(({ trainee: { name, idTail } }) => `${maskName(name)} 尾号 ${idTail}`).join('、')}），请联系本人到校核验（exam.verifyInPerson）`,
    )
    add(failed[0]?.queuedAtMs, `短信没发出去：${failed.length} 条，请打电话通知`)
    add(appeals[0]?.handedInAtMs, `申诉：${appeals.length} 份等裁定（appeals.open），由没有做过原决定的老师办`)
    add(toProvince[0]?.queuedAtMs, `没有报送到省中心：${toProvince.length} 份，线下报送用 province.exportResults，进度看 province.deliver`)
    add(rejected[0]?.updatedAtMs, `省中心退回：${rejected.length} 份要更正，改好后用 province.deliver 再报`)
    add(oldest(unpaid.map((one) => one.createdAtMs)), `未缴清学费：${unpaid.length} 项`)
    for (const specialty of new Set<Specialty>(ready.map((one) => one.specialty))) {
      const own = ready.filter((one) => one.specialty === specialty)
      add(oldest(own.map((one) => one.createdAtMs)), `${specialtyNames[specialty]}：${own.length} 人已缴清，可以开班（class.open）`)
    }
    add(unsentRoots.at(-1)?.sealedAtMs ?? undefined, `证据根值：${unsentRoots.length} 天的没有送到省中心（evidence.listRoots）`)
    for (const job of jobs) waiting.push({ sinceMs: job.startedAtMs, line: `进行中的任务 ${job.operation}：${job.done}/${job.total}` })
    return { waiting: waiting.sort((left, right) => left.sinceMs - right.sinceMs), counts: { 照片待核对: reviews.length, 申诉待裁定: appeals.length, 等考后照片: exitPhotos.awaiting, 考后照片没交: exitPhotos.withheld.length, 不是本人: strangers.length, 拍照验证要留意: signals.length, 短信失败: failed.length, 省中心退回: rejected.length, 未缴清: unpaid.length, 可开班: ready.length, 进行中任务: jobs.length } }
  },
  async commit(context, { waiting, counts }, _loaded, input) {
    await recordLook(context, today, input, 'looked at the desk')
    const next = counts['照片待核对'] > 0 ? nextEvent('photos.openReview', { operator: input.operator, key: '', reason: '照片核对' }) : null
    return answerOperator(context, { sentence: waiting.length === 0 ? '今天没有要办的事。' : `今天有 ${waiting.length} 件事等着办，最早的在前。`, counts, lines: waiting.map(({ line }) => line), next })
  },
})
