import * as v from 'valibot'
import { operatorAnswer, operatorFields } from '../admin/operator-fields'
import { defineOperation } from '../operation'
import { filledText, id, list, record } from '../fields'

/** What the centre said about sheets handed over by hand; accepted results tell the agent (RPT-02). */
export const recordReceipt = defineOperation({
  name: 'province.recordReceipt',
  function: 'admin',
  summary: '登记省中心对线下表格的回执：接收或退回',
  request: record({
    ...operatorFields,
    deliveryIds: v.pipe(list(id, 200), v.minLength(1)),
    outcome: v.picklist(['accepted', 'rejected']),
    /** The receipt's number, or why it was sent back. */
    receipt: filledText(200),
  }),
  response: record({ ...operatorAnswer }),
  errors: ['OPERATOR_REFUSED', 'DELIVERY_REFUSED'],
})
