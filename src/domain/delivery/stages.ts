// The way of a result to the provincial centre (RPT-02): with the school, sent, accepted or sent back.
import { minuteMs, type Milliseconds } from '../units'

export const deliveryKinds = ['result', 'correction', 'restoration'] as const
export type DeliveryKind = (typeof deliveryKinds)[number]

export const deliveryStates = ['with-school', 'sent', 'accepted', 'rejected'] as const
export type DeliveryState = (typeof deliveryStates)[number]

/** As the school's office reads them. */
export const deliveryStateNames = { 'with-school': '在学校', sent: '已报送', accepted: '已接收', rejected: '被退回' } as const satisfies Record<DeliveryState, string>

/** A decision taken by mistake can be put right before it leaves the house. */
export const restBeforeSendingMs: Milliseconds = 10 * minuteMs

export interface QueuedDelivery {
  readonly state: DeliveryState
  readonly queuedAtMs: number
}

/** Whether the centre has been told of everything before: a correction never overtakes its result. */
export function isTurnOf(delivery: QueuedDelivery, ofSameAttempt: readonly QueuedDelivery[]): boolean {
  return ofSameAttempt.every((other) => other.queuedAtMs >= delivery.queuedAtMs || other.state === 'sent' || other.state === 'accepted')
}
