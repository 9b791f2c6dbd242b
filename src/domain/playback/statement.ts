// The statement (PLY-08): stretches gathered by lesson and day, with what was credited and what was not, each with its
// reason. A stretch belongs to the day on which it began.
import { dayOf, type Day, type EpochMs, type Milliseconds } from '../units'
import { creditReasonTexts, type CreditReason } from './credit-reasons'

export interface StatementStretch {
  readonly fromAt: EpochMs
  readonly toAt: EpochMs
  readonly creditedMs: Milliseconds
  readonly reason: CreditReason
}

export interface StatementDay<S extends StatementStretch> {
  readonly day: Day
  readonly creditedMs: Milliseconds
  /** Time that passed and was not credited. */
  readonly uncreditedMs: Milliseconds
  /** The same by reason, the largest first. */
  readonly reasons: readonly { readonly reason: CreditReason; readonly uncreditedMs: Milliseconds }[]
  /** Newest first. */
  readonly stretches: readonly S[]
}

/** A second or two between two moments of a clock is no time that anybody asks about. */
const tooLittleMs = 2_000

export function uncreditedOf({ fromAt, toAt, creditedMs }: StatementStretch): Milliseconds {
  const rest = Math.max(0, toAt - fromAt - creditedMs)
  return rest < tooLittleMs ? 0 : rest
}

/** All that was played was credited: what is left of the time was a pause. */
function reasonOfRest({ reason }: StatementStretch): CreditReason {
  return reason === 'credited' ? 'nothing-played' : reason
}

/** The reason of one stretch as people read it. */
export function stretchText(stretch: StatementStretch): string {
  if (stretch.reason === 'credited' && uncreditedOf(stretch) > 0) return '播放的都计上，其余时间没有播放'
  return creditReasonTexts[stretch.reason]
}

/** The newest day first. */
export function statementByDay<S extends StatementStretch>(stretches: readonly S[]): StatementDay<S>[] {
  const days = new Map<Day, S[]>()
  for (const stretch of stretches) {
    const day = dayOf(stretch.fromAt)
    days.set(day, [...(days.get(day) ?? []), stretch])
  }
  return [...days].sort(([left], [right]) => (left < right ? 1 : -1)).map(([day, ofDay]) => summarise(day, ofDay))
}

function summarise<S extends StatementStretch>(day: Day, stretches: readonly S[]): StatementDay<S> {
  const byReason = new Map<CreditReason, Milliseconds>()
  for (const stretch of stretches) byReason.set(reasonOfRest(stretch), (byReason.get(reasonOfRest(stretch)) ?? 0) + uncreditedOf(stretch))
  const reasons = [...byReason].filter(([, ms]) => ms > 0).map(([reason, uncreditedMs]) => ({ reason, uncreditedMs }))
  return {
    day,
    creditedMs: stretches.reduce((sum, { creditedMs }) => sum + creditedMs, 0),
    uncreditedMs: reasons.reduce((sum, { uncreditedMs }) => sum + uncreditedMs, 0),
    reasons: reasons.sort((left, right) => right.uncreditedMs - left.uncreditedMs),
    stretches: [...stretches].sort((left, right) => right.fromAt - left.fromAt),
  }
}
