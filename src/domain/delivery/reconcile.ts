// What the centre says it has, compared with what we say it has (RPT-02).
import type { DeliveryState } from './stages'

export interface OurDelivery {
  readonly deliveryId: string
  readonly state: DeliveryState
  readonly receipt: string | null
  /** Handed over on paper or by sheet: the centre's service may not know its id. */
  readonly isByHand: boolean
}

export interface TheirDelivery {
  readonly deliveryId: string
  readonly state: 'received' | 'accepted' | 'rejected'
  readonly receipt: string | null
  readonly reason: string | null
}

export type DifferenceKind = 'missing-there' | 'unknown-here' | 'accepted-there' | 'rejected-there' | 'not-sent-by-us' | 'not-accepted-there' | 'receipt-differs'

export interface Difference {
  readonly deliveryId: string
  readonly kind: DifferenceKind
  readonly ours: DeliveryState | null
  readonly theirs: TheirDelivery['state'] | null
}

/** One difference per delivery, ours in their order, then what only the centre has. */
export function reconcile(ours: readonly OurDelivery[], theirs: readonly TheirDelivery[]): Difference[] {
  const there = new Map(theirs.map((delivery) => [delivery.deliveryId, delivery]))
  const here = new Set(ours.map(({ deliveryId }) => deliveryId))
  const differences = ours.flatMap((delivery): Difference[] => {
    const found = there.get(delivery.deliveryId)
    const kind = differenceOf(delivery, found)
    return kind === null ? [] : [{ deliveryId: delivery.deliveryId, kind, ours: delivery.state, theirs: found?.state ?? null }]
  })
  const strangers = theirs.filter(({ deliveryId }) => !here.has(deliveryId))
  return [...differences, ...strangers.map(({ deliveryId, state }): Difference => ({ deliveryId, kind: 'unknown-here', ours: null, theirs: state }))]
}

function differenceOf(ours: OurDelivery, theirs: TheirDelivery | undefined): DifferenceKind | null {
  if (!theirs) return ours.isByHand || ours.state === 'with-school' || ours.state === 'rejected' ? null : 'missing-there'
  // Sent back, mended and waiting to go again: the centre still shows the first verdict.
  if (ours.state === 'with-school') return theirs.state === 'rejected' ? null : 'not-sent-by-us'
  if (ours.state === 'accepted' && theirs.state !== 'accepted') return 'not-accepted-there'
  if (ours.state !== 'accepted' && theirs.state === 'accepted') return 'accepted-there'
  if (ours.state === 'sent' && theirs.state === 'rejected') return 'rejected-there'
  return ours.state === 'accepted' && ours.receipt !== theirs.receipt ? 'receipt-differs' : null
}
