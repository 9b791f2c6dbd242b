// How long a caller waits after wrong tries (ACC-02). A try is counted before it is judged, so that a hundred at once
// are no more than a hundred in a row; a right one clears the count. What is throttled is the pair of account and
// source: whoever guesses at somebody's account from elsewhere delays himself, not the person, and one person's
// mistake never blocks another behind the same address (ACC-07).
import type { AccountRules } from '../rules'
import type { EpochMs, Milliseconds } from '../units'

export interface TryCount {
  readonly failures: number
  readonly lastFailureAtMs: EpochMs
  readonly notBeforeMs: EpochMs
}

export type TryVerdict =
  | { readonly kind: 'wait'; readonly retryAfterMs: Milliseconds }
  /** Go on; `next` already counts this try as a failure, `triesLeft` are those before a wait. */
  | { readonly kind: 'go'; readonly next: TryCount; readonly triesLeft: number }

export interface ThrottleLimits {
  readonly failuresBeforeDelay: number
  readonly firstDelayMs: Milliseconds
  readonly maxDelayMs: Milliseconds
  /** Without a failure for this long the count begins anew. */
  readonly forgetAfterMs: Milliseconds
}

export function judgeTry(count: TryCount | null, now: EpochMs, limits: ThrottleLimits): TryVerdict {
  const current = count !== null && now - count.lastFailureAtMs < limits.forgetAfterMs ? count : null
  if (current !== null && current.notBeforeMs > now) return { kind: 'wait', retryAfterMs: current.notBeforeMs - now }
  const failures = (current?.failures ?? 0) + 1
  return {
    kind: 'go',
    next: { failures, lastFailureAtMs: now, notBeforeMs: now + delayAfter(failures, limits) },
    triesLeft: Math.max(0, limits.failuresBeforeDelay - failures),
  }
}

/** 0 before the limit, then the first delay, doubled by each further failure up to the longest. */
export function delayAfter(failures: number, limits: ThrottleLimits): Milliseconds {
  const beyond = failures - limits.failuresBeforeDelay
  if (beyond < 0) return 0
  return Math.min(limits.maxDelayMs, limits.firstDelayMs * 2 ** Math.min(beyond, 30))
}

type Rules = Pick<AccountRules, 'failuresBeforeDelay' | 'firstDelayMs' | 'maxDelayMs'>

const forgetAfterDelays = 4

export function pairLimits(rules: Rules): ThrottleLimits {
  const { failuresBeforeDelay, firstDelayMs, maxDelayMs } = rules
  return { failuresBeforeDelay, firstDelayMs, maxDelayMs, forgetAfterMs: forgetAfterDelays * maxDelayMs }
}

/**
 * The wide counts stop guessing that changes its address (one account, many sources) or its victim (one source, many
 * accounts). They never grow beyond the first delay, and a source that signed this account in before is exempt from
 * them: nobody is locked out by a stranger.
 */
export function accountWideLimits(rules: Rules): ThrottleLimits {
  return { ...pairLimits(rules), failuresBeforeDelay: rules.failuresBeforeDelay * 10, maxDelayMs: rules.firstDelayMs }
}

export function sourceWideLimits(rules: Rules): ThrottleLimits {
  return { ...pairLimits(rules), failuresBeforeDelay: rules.failuresBeforeDelay * 20, maxDelayMs: rules.firstDelayMs }
}
