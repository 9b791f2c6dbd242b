import { sendMessages } from '../../../src/contract/admin/send-messages'
import { afterTry } from '../../../src/domain/messages'
import { hourMs } from '../../../src/domain/units'
import type { Context } from '../../platform/context'
import type { MessageDocument } from '../../platform/documents/house'
import { handler } from '../../platform/handler'
import { logEvent } from '../../platform/log'
import type { MessageKind } from '../../platform/messages'
import { mapInParallel } from '../../platform/retry'
import { sendSms } from '../../platform/sms'

const perRun = 200
const width = 5
const budgetMs = 40_000

type Fate = 'sent' | 'retried' | 'failed' | 'elsewhere'

export const sendMessagesHandler = handler(sendMessages, {
  load: (context) => context.database.find('messages', { state: 'waiting', nextTryAtMs: { lte: context.nowMs } }, { orderBy: [['nextTryAtMs', 'asc']], limit: perRun }),
  decide: (messages) => messages.filter((message) => message.channel === 'sms'),
  async commit(context, messages) {
    const startedAt = performance.now()
    const fates = await mapInParallel(messages, width, async (message): Promise<Fate> => (performance.now() - startedAt > budgetMs ? 'elsewhere' : send(context, message)))
    const counted = (fate: Fate): number => fates.filter((one) => one === fate).length
    return { sent: counted('sent'), retried: counted('retried'), failed: counted('failed') }
  },
})

/** The try is booked before it is made: two runs never send one message at the same time, and a kill costs an hour. */
async function send(context: Context, message: MessageDocument): Promise<Fate> {
  const tries = message.tries + 1
  const version = message.version + 1
  const isOurs = await context.database.updateIf('messages', { _id: message._id, version: message.version }, { tries, nextTryAtMs: context.nowMs + hourMs, version })
  if (!isOurs) return 'elsewhere'
  const result = await sendSms(context, message.phone, message.kind as MessageKind, message.params)
  const fate = afterTry(result, tries, context.nowMs)
  const lastError = result.kind === 'failed' ? result.code : null
  await context.database.updateIf('messages', { _id: message._id, version }, { ...fate, sentAtMs: fate.state === 'sent' ? context.nowMs : null, lastError, version: version + 1 })
  if (result.kind === 'failed') logEvent('sms-not-sent', { requestId: context.requestId, message: message._id, code: result.code, tries })
  return fate.state === 'waiting' ? 'retried' : fate.state
}
