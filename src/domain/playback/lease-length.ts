// How long a lease is (integrity, the lease): random, so that the server's decisions cannot be foreseen.
import type { PlaybackRules } from '../rules'
import type { Milliseconds } from '../units'

/** Below the cap by an exponential draw: the mean is the rule set's, floor and cap hold. `unit` is in [0, 1). */
export function leaseLength(unit: number, rules: Pick<PlaybackRules, 'leaseMeanMs' | 'leaseFloorMs' | 'leaseCapMs'>): Milliseconds {
  const below = -(rules.leaseCapMs - rules.leaseMeanMs) * Math.log(1 - unit)
  return Math.min(rules.leaseCapMs, Math.max(rules.leaseFloorMs, Math.round(rules.leaseCapMs - below)))
}
