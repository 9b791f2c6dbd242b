// The reviewer's queue (PHO-07): ten at a time from the server, the next ones asked for before they are needed. Pure.
import type { ResponseOf } from '../../contract'
import type { openLink } from '../../contract/exam/open-link'

export type Batch = ResponseOf<typeof openLink>
export type Item = Batch['items'][number]

export interface Queue {
  /** In the server's order, the most urgent first. */
  readonly items: readonly Item[]
  /** Decided on this page, so that a batch asked for earlier does not bring them back. */
  readonly decided: readonly string[]
  /** How many wait in all, by the server's last word. */
  readonly remaining: number
}

export const emptyQueue: Queue = { items: [], decided: [], remaining: 0 }

/** Fresh items replace known ones: their addresses are good for longer. The one on the screen stays where it is. */
export function withBatch(queue: Queue, batch: Pick<Batch, 'items' | 'remaining'>): Queue {
  const fresh = new Map(batch.items.filter(({ attemptId }) => !queue.decided.includes(attemptId)).map((item) => [item.attemptId, item]))
  const known = queue.items.flatMap(({ attemptId }) => {
    const item = fresh.get(attemptId)
    fresh.delete(attemptId)
    return item ? [item] : []
  })
  return { ...queue, items: [...known, ...fresh.values()], remaining: Math.max(batch.remaining, known.length + fresh.size) }
}

export function withoutItem(queue: Queue, attemptId: string, remaining: number): Queue {
  return { items: queue.items.filter((item) => item.attemptId !== attemptId), decided: [...queue.decided, attemptId], remaining }
}

const askBelow = 4

export function needsMore({ items, remaining }: Queue): boolean {
  return items.length < askBelow && remaining > items.length
}
