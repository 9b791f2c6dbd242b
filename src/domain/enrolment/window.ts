// Which way an enrolment takes and whether it comes in time (ENR-03). Ends are inclusive.
import { addMonths, type Day } from '../units'

export type WindowVerdict =
  /** Within the months before the registration expires: enrolled on the provincial platform. */
  | { readonly kind: 'open'; readonly route: 'platform' }
  | { readonly kind: 'too-early'; readonly route: 'platform'; readonly opensOn: Day }
  /** Lapsed or cancelled: applies at the school directly. */
  | { readonly kind: 'lapsed'; readonly route: 'direct' }
  | { readonly kind: 'unknown'; readonly route: 'direct' }

export function judgeWindow(expires: Day | null, isCancelled: boolean, today: Day, windowMonths: number): WindowVerdict {
  if (isCancelled) return { kind: 'lapsed', route: 'direct' }
  if (expires === null) return { kind: 'unknown', route: 'direct' }
  if (expires < today) return { kind: 'lapsed', route: 'direct' }
  const opensOn = addMonths(expires, -windowMonths)
  return today < opensOn ? { kind: 'too-early', route: 'platform', opensOn } : { kind: 'open', route: 'platform' }
}
