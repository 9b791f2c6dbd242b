// A school whose province has no service, or none yet: results stay with the school and go by hand (RPT-02). The local
// cloud always has a province, so this is shown on the handlers.
import { deliverResultsHandler } from '../../../cloudfunctions/admin/exam/deliver-results'
import { reconcileResultsHandler } from '../../../cloudfunctions/admin/exam/reconcile-results'
import type { Context } from '../../../cloudfunctions/platform/context'
import type { Handler } from '../../../cloudfunctions/platform/handler'
import { Refusal } from '../../../cloudfunctions/platform/refusal'
import { deliveriesHandler } from '../../../cloudfunctions/timer/deliveries/deliveries'
import { InMemoryDatabase } from '../playback/in-memory-database'
import { contextAt, startMs } from '../playback/study-case'

const operator = { operator: 'zhou', key: 'key-of-zhou', reason: '测试' }

function school(): Context {
  const memory = new InMemoryDatabase()
  const context = contextAt(memory, startMs, { kind: 'none' })
  memory.seed('staff', { _id: 'zhou', version: 1, name: '周老师', keyHash: context.lookupHash('staff-key', operator.key), roles: ['head'], active: true, appointedAtMs: 0 })
  memory.seed('deliveries', { _id: 'e_1_result', version: 1, enrolmentId: 'e', attemptId: 'e_1', kind: 'result', state: 'with-school', way: null, payload: {}, tries: 0, nextTryAtMs: 0, receipt: null, lastError: null, queuedAtMs: 0, updatedAtMs: 0 })
  return context
}

async function outcomeOf(handler: Handler, context: Context, input: object): Promise<unknown> {
  try {
    return await handler.run(context, input)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { code: error.code, ...(error.details as object) }
  }
}

test('without a service of the province nothing is sent, and every answer names the way by hand', async () => {
  const context = school()
  const outcomes = [
    await outcomeOf(deliveriesHandler, context, {}),
    await outcomeOf(deliverResultsHandler, context, { ...operator, again: [], confirm: false }),
    await outcomeOf(deliverResultsHandler, context, { ...operator, again: [], confirm: true }),
    await outcomeOf(reconcileResultsHandler, context, { ...operator, confirm: false }),
    await context.database.get('deliveries', 'e_1_result'),
  ]
  expect(outcomes).toMatchObject([
    { sent: 0, accepted: 0, rejected: 0, retried: 0 },
    { sentence: expect.stringContaining('province.exportResults'), next: null },
    { code: 'PROVINCE_UNREACHABLE', sentence: expect.stringContaining('province.recordReceipt') },
    { code: 'PROVINCE_UNREACHABLE' },
    { state: 'with-school', version: 1 },
  ])
})
