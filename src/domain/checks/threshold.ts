// When a random check falls due (CHK-03): on the meter of leased time, at a threshold that only the server can compute.
// The draw is PRF(secret, trainee, n): no client sees it, no database holds it, nothing is ever redrawn.
import type { CheckRules } from '../rules'
import type { Milliseconds } from '../units'
import type { CheckState } from './due-check'

export type IntervalRules = Pick<CheckRules, 'baseMs' | 'meanMs' | 'capMs' | 'afterMissFloorMs' | 'afterMissCapMs'>

/** The leased time between the last check and the next, from a draw in [0, 1). */
export function intervalToCheck(draw: number, isStrict: boolean, rules: IntervalRules): Milliseconds {
  const interval = isStrict
    ? rules.afterMissFloorMs + draw * (rules.afterMissCapMs - rules.afterMissFloorMs)
    : Math.min(rules.capMs, rules.baseMs - rules.meanMs * Math.log(1 - draw))
  // At least some leased time lies between two checks, whatever a rule set says.
  return Math.max(1, Math.round(interval))
}

/** Whether the meter has reached the threshold of the coming check. */
export function isThresholdReached(meterMs: Milliseconds, state: CheckState, draw: number, rules: IntervalRules): boolean {
  return meterMs >= state.meterAtLastMs + intervalToCheck(draw, state.strictAnswersLeft > 0, rules)
}
