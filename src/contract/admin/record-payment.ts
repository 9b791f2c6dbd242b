import * as v from 'valibot'
import { count, day, filledText, id, list, record } from '../fields'
import { defineOperation } from '../operation'
import { operatorAnswer, operatorFields } from './operator-fields'

export const recordPayment = defineOperation({
  name: 'fees.recordPayment',
  function: 'admin',
  summary: '登记企业缴费；不指明人员时按报名先后抵扣，同一流水号只登记一次',
  request: record({
    ...operatorFields,
    /** The employer's name as on the sheet. */
    employer: filledText(100),
    amountFen: count(1_000_000_000_000),
    paidOn: day,
    /** The bank's or receipt's number. */
    reference: filledText(60),
    enrolmentIds: v.optional(list(id, 500)),
  }),
  response: record({ ...operatorAnswer, paymentId: id }),
  errors: ['OPERATOR_REFUSED', 'EMPLOYER_UNKNOWN', 'PAYMENT_REFUSED', 'REFERENCE_TAKEN'],
})
