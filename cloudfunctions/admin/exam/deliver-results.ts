import { deliverResults } from '../../../src/contract/exam/deliver-results'
import { deliveryStateNames, deliveryStates } from '../../../src/domain/delivery'
import { dayOf } from '../../../src/domain/units'
import { findAll, findByIds } from '../../platform/find-all'
import { handler } from '../../platform/handler'
import { answerOperator, nextEvent, refuseOperator } from '../../platform/operator-answer'
import { recordOperation, requireOperator } from '../../platform/operators'
import { sendDeliveries } from '../../platform/province/send-deliveries'
import { hasProvince } from '../../platform/province/service'
import { mapInParallel } from '../../platform/retry'

/** What one call sends; the timer goes on with the rest. */
const perCall = 500
const budgetMs = 12_000

export const deliverResultsHandler = handler(deliverResults, {
  async load(context, input) {
    await requireOperator(context, input)
    const [waiting, rejected, again, counted] = await Promise.all([
      findAll(context, 'deliveries', { state: 'with-school' }, perCall),
      context.database.find('deliveries', { state: 'rejected' }, { orderBy: [['nextTryAtMs', 'asc']], limit: 20 }),
      findByIds(context, 'deliveries', input.again),
      Promise.all(deliveryStates.map((state) => context.database.count('deliveries', { state }))),
    ])
    return { waiting, rejected, again, counts: { 在学校: counted[0] ?? 0, 已报送: counted[1] ?? 0, 已接收: counted[2] ?? 0, 被退回: counted[3] ?? 0 } }
  },
  decide({ again }, input) {
    const known = new Set(again.map(({ _id }) => _id))
    const wrong = [...input.again.filter((id) => !known.has(id)).map((id) => `${id}：没有这份报送`), ...again.filter(({ state }) => state !== 'rejected').map(({ _id, state }) => `${_id}：不是退回状态，现在是${deliveryStateNames[state]}`)]
    if (wrong.length > 0) throw refuseOperator('DELIVERY_REFUSED', '只有被省中心退回的才能重新报送，没有执行。', wrong)
    return again
  },
  async commit(context, again, { waiting, rejected, counts }, { operator, reason, confirm, again: asked }) {
    const lines = rejected.map(({ _id, receipt, updatedAtMs }) => `被退回 ${dayOf(updatedAtMs)}：${_id}，原因：${receipt ?? ''}`)
    if (!confirm) {
      const next = nextEvent(deliverResults.name, { operator, reason, key: '', again: asked }, { confirm: true })
      const way = hasProvince(context) ? '系统每 5 分钟自动报送；要马上报送请加 "confirm": true。' : '没有接通省中心的接口，请用 province.exportResults 导出表格线下报送。'
      return answerOperator(context, { sentence: `${counts.在学校} 份在学校等待报送，${counts.已报送} 份已报送等接收，${counts.已接收} 份已接收，${counts.被退回} 份被退回。${way}`, counts, lines, next: hasProvince(context) ? next : null })
    }
    if (!hasProvince(context)) throw refuseOperator('PROVINCE_UNREACHABLE', '没有接通省中心的接口，请用 province.exportResults 导出表格线下报送，再用 province.recordReceipt 登记回执。')
    await context.database.transact((transaction) => recordOperation(transaction, context, { operatorId: operator, operation: deliverResults.name, reason, effect: `send ${waiting.length}, again ${again.length}`, subjects: [...again, ...waiting].map(({ _id }) => _id) }))
    const renewed = await mapInParallel(again, 5, async (delivery) => {
      const change = { state: 'with-school' as const, tries: 0, nextTryAtMs: context.nowMs, version: delivery.version + 1 }
      return (await context.database.updateIf('deliveries', { _id: delivery._id, version: delivery.version }, change)) ? [{ ...delivery, ...change }] : []
    })
    const startedAt = performance.now()
    const done = await sendDeliveries(context, [...renewed.flat(), ...waiting], () => performance.now() - startedAt < budgetMs)
    const silent = done.retried > 0 ? `${done.retried} 份没有得到答复，系统会自动重试。` : ''
    return answerOperator(context, { sentence: `已报送：${done.accepted} 份省中心已接收，${done.sent} 份已收到等审核，${done.rejected} 份被退回。${silent}`, counts: { 已接收: done.accepted, 等审核: done.sent, 被退回: done.rejected, 将重试: done.retried } })
  },
})
