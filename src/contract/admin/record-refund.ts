import * as v from 'valibot'
import { count, day, filledText, id, list, record } from '../fields'
import { defineOperation } from '../operation'
import { operatorAnswer, operatorFields } from './operator-fields'

/** A refund is an entry of its own; the payment stays as it was (ENR-05). */
export const recordRefund = defineOperation({
  name: 'fees.recordRefund',
  function: 'admin',
  summary: '登记退费：另记一笔，原缴费记录不变',
  request: record({
    ...operatorFields,
    employer: filledText(100),
    enrolmentIds: v.pipe(list(id, 500), v.minLength(1)),
    amountFen: count(1_000_000_000_000),
    paidOn: day,
    reference: filledText(60),
  }),
  response: record({ ...operatorAnswer, paymentId: id }),
  errors: ['OPERATOR_REFUSED', 'EMPLOYER_UNKNOWN', 'PAYMENT_REFUSED', 'REFERENCE_TAKEN'],
})
