import { afterDelivery, isTurnOf, reconcile, type DeliveryState, type ProvinceWord, type TheirDelivery } from '../../../src/domain/delivery'
import fates from '../../vectors/delivery/after-delivery.json'
import differences from '../../vectors/delivery/reconcile.json'

describe('a result on its way to the province (RPT-02)', () => {
  test.each(fates)('$why', ({ word, before, tries, fate }) => {
    expect(afterDelivery(word as ProvinceWord, { state: before as DeliveryState, receipt: null }, tries, 0)).toEqual(fate)
  })

  test.each(differences)('reconciled: $why', ({ ours, theirs, kind }) => {
    const our = ours ? [{ deliveryId: 'd', state: ours.state as DeliveryState, receipt: ours.receipt ?? null, isByHand: ours.isByHand ?? false }] : []
    const their = theirs ? [{ deliveryId: 'd', state: theirs.state as TheirDelivery['state'], receipt: theirs.receipt, reason: null }] : []
    expect(reconcile(our, their).map((difference) => difference.kind)).toEqual(kind === null ? [] : [kind])
  })

  test('a correction never overtakes its result, and a restoration never its correction', () => {
    const queued = (state: DeliveryState, queuedAtMs: number) => ({ state, queuedAtMs })
    expect([
      isTurnOf(queued('with-school', 2), [queued('with-school', 1)]),
      isTurnOf(queued('with-school', 2), [queued('rejected', 1)]),
      isTurnOf(queued('with-school', 2), [queued('sent', 1)]),
      isTurnOf(queued('with-school', 3), [queued('accepted', 1), queued('with-school', 2)]),
      isTurnOf(queued('with-school', 1), [queued('with-school', 2)]),
    ]).toEqual([false, false, true, false, true])
  })
})
