// What the functions sent to the outside world, kept with the data: an answer "sent" must survive a kill.
import type { DataFile } from '../database'

export const channels = ['sms', 'subscription', 'province', 'roots'] as const
export type Channel = (typeof channels)[number]

export interface Outbox {
  record(channel: Channel, message: Readonly<Record<string, unknown>>): void
  read(): Readonly<Record<Channel, readonly unknown[]>>
}

export function createOutbox(file: DataFile): Outbox {
  function read(): Readonly<Record<Channel, readonly unknown[]>> {
    const all: Record<Channel, unknown[]> = { sms: [], subscription: [], province: [], roots: [] }
    for (const { channel, body } of file.sent()) all[channel as Channel].push(JSON.parse(body))
    return all
  }

  return { record: (channel, message) => file.writeSent(channel, JSON.stringify(message)), read }
}
