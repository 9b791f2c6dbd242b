import { deliveries } from '../../../src/contract/exam/deliveries'
import { handler } from '../../platform/handler'
import { askAboutDeliveries, sendDeliveries } from '../../platform/province/send-deliveries'
import { hasProvince } from '../../platform/province/service'

const perRun = 200
/** Leaves room before the function's own limit of 60 s. */
const budgetMs = 40_000

export const deliveriesHandler = handler(deliveries, {
  async load(context) {
    const { database, nowMs } = context
    // Without a service everything stays with the school, for delivery by hand.
    if (!hasProvince(context)) return { waiting: [], sent: [] }
    const oldestFirst = { orderBy: [['nextTryAtMs', 'asc']] as [['nextTryAtMs', 'asc']], limit: perRun }
    const [waiting, sent] = await Promise.all([
      database.find('deliveries', { state: 'with-school', nextTryAtMs: { lte: nowMs } }, oldestFirst),
      database.find('deliveries', { state: 'sent', way: 'line', nextTryAtMs: { lte: nowMs } }, oldestFirst),
    ])
    return { waiting, sent }
  },
  decide: () => null,
  async commit(context, _decided, { waiting, sent }) {
    const startedAt = performance.now()
    const hasTime = (): boolean => performance.now() - startedAt < budgetMs
    const [told, asked] = [await sendDeliveries(context, waiting, hasTime), await askAboutDeliveries(context, sent, hasTime)]
    return { sent: told.sent, accepted: told.accepted + asked.accepted, rejected: told.rejected + asked.rejected, retried: told.retried + asked.retried }
  },
})
