// Messages are queued in the transaction that gives the reason for them; the timer sends them (NTC-01).
import type { Transaction } from './cloudbase/database'
import type { Context } from './context'
import type { MessageDocument } from './documents/house'

export const messageKinds = ['sms-code', 'class-opening', 'specialty-open', 'result', 'review-decision', 'certificate', 'binding-moved', 'exit-photo'] as const
export type MessageKind = (typeof messageKinds)[number]

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
