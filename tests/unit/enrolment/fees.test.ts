import { allocatePayment, allocateRefund, yuan, type AllocationVerdict, type FeeLine } from '../../../src/domain/enrolment'
import vectors from '../../vectors/enrolment/payments.json'

function feeLines(lines: readonly (readonly (string | number)[])[]): FeeLine[] {
  return lines.map(([enrolmentId, feeFen, paidFen]) => ({ enrolmentId: String(enrolmentId), feeFen: Number(feeFen), paidFen: Number(paidFen) }))
}

function told(verdict: AllocationVerdict): unknown {
  return verdict.kind === 'refused' ? { reason: verdict.reason, limitFen: verdict.limitFen } : verdict.lines.map(({ enrolmentId, amountFen }) => [enrolmentId, amountFen])
}

describe('payments and refunds (ENR-05)', () => {
  test.each(vectors.payments)('a payment: $why', ({ lines, amountFen, result, limitFen }) => {
    expect(told(allocatePayment(feeLines(lines), amountFen))).toEqual(typeof result === 'string' ? { reason: result, limitFen } : result)
  })
  test.each(vectors.refunds)('a refund: $why', ({ lines, amountFen, result, limitFen }) => {
    expect(told(allocateRefund(feeLines(lines), amountFen))).toEqual(typeof result === 'string' ? { reason: result, limitFen } : result)
  })
  test('fen are written as yuan without losing any', () => {
    expect([62700, 62750, 5, 0, -62701].map(yuan)).toEqual(['627 元', '627.50 元', '0.05 元', '0 元', '-627.01 元'])
  })
})
