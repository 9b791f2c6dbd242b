// What becomes of a message after one try to send it (NTC-01): sent, tried again later, or dead and on desk.today.
import { hourMs, minuteMs, type EpochMs, type Milliseconds } from '../units'

/** The wait after the first, second … failed try; there is no sixth. */
const waitsMs: readonly Milliseconds[] = [minuteMs, 5 * minuteMs, 15 * minuteMs, hourMs, 4 * hourMs]

export type TryResult = { readonly kind: 'sent' } | { readonly kind: 'failed'; readonly isPermanent: boolean }

export type MessageFate = { readonly state: 'sent' } | { readonly state: 'waiting'; readonly nextTryAtMs: EpochMs } | { readonly state: 'failed' }

/** `tries` counts this one. */
export function afterTry(result: TryResult, tries: number, nowMs: EpochMs): MessageFate {
  if (result.kind === 'sent') return { state: 'sent' }
  const waitMs = waitsMs[tries - 1]
  return result.isPermanent || waitMs === undefined ? { state: 'failed' } : { state: 'waiting', nextTryAtMs: nowMs + waitMs }
}
