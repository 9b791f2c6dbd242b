// What becomes of a delivery after one try (RPT-02): a verdict ends it, silence is tried again for as long as it takes.
import { hourMs, minuteMs, type EpochMs, type Milliseconds } from '../units'
import type { DeliveryState } from './stages'

/** The wait after the first, second … failed try; the last one from then on. A result is never given up. */
const waitsMs: readonly Milliseconds[] = [5 * minuteMs, 15 * minuteMs, hourMs, 4 * hourMs, 12 * hourMs]
/** How long until the centre is asked again about what it has only received. */
const askAgainMs: Milliseconds = hourMs

export type ProvinceWord =
  | { readonly kind: 'accepted'; readonly receipt: string }
  /** Taken in, not judged yet. */
  | { readonly kind: 'received'; readonly receipt: string }
  | { readonly kind: 'rejected'; readonly reason: string }
  /** The centre does not know it. */
  | { readonly kind: 'unknown' }
  /** No answer, or one that cannot be understood. */
  | { readonly kind: 'unreachable'; readonly why: string }

export interface DeliveryFate {
  readonly state: DeliveryState
  readonly nextTryAtMs: EpochMs
  readonly receipt: string | null
  readonly lastError: string | null
}

/** `tries` counts this one; `state` is the delivery's before it. */
export function afterDelivery(word: ProvinceWord, before: { readonly state: DeliveryState; readonly receipt: string | null }, tries: number, now: EpochMs): DeliveryFate {
  switch (word.kind) {
    case 'accepted':
      return { state: 'accepted', nextTryAtMs: now, receipt: word.receipt, lastError: null }
    case 'received':
      return { state: 'sent', nextTryAtMs: now + askAgainMs, receipt: word.receipt, lastError: null }
    case 'rejected':
      return { state: 'rejected', nextTryAtMs: now, receipt: word.reason, lastError: null }
    case 'unknown':
      // What we believed to be there is not: it goes out once more, under the same id.
      return { state: 'with-school', nextTryAtMs: now, receipt: null, lastError: 'UNKNOWN_THERE' }
    case 'unreachable':
      return { state: before.state, nextTryAtMs: now + (waitsMs[Math.min(tries, waitsMs.length) - 1] ?? hourMs), receipt: before.receipt, lastError: word.why }
  }
}
