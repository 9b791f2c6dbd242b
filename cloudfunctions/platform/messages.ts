// Messages are queued in the transaction that gives the reason for them; the timer sends them (NTC-01).
import type { smsTemplates } from '../../src/contract/admin/sms-templates'
import type { Transaction } from './cloudbase/database'
import type { Context } from './context'
import type { MessageDocument } from './documents/house'

/** Every kind has its text in the table that the school registers with the carrier. */
export type MessageKind = keyof typeof smsTemplates

/** Queues one SMS; the same kind and subject is queued once. */
export async function queueMessage(
  transaction: Transaction,
  context: Pick<Context, 'nowMs'>,
  message: { kind: MessageKind; subject: string; traineeId: string | null; phone: string; params: readonly string[] },
): Promise<void> {
  const id = `${message.kind}_${message.subject}`
  if (await transaction.get('messages', id)) return
  const document: MessageDocument = {
    _id: id,
    version: 1,
    channel: 'sms',
    kind: message.kind,
    traineeId: message.traineeId,
    phone: message.phone,
    params: [...message.params],
    state: 'waiting',
    tries: 0,
    nextTryAtMs: context.nowMs,
    queuedAtMs: context.nowMs,
    sentAtMs: null,
    lastError: null,
  }
  await transaction.create('messages', document)
}
