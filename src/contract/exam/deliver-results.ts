import * as v from 'valibot'
import { confirm, operatorAnswer, operatorFields } from '../admin/operator-fields'
import { defineOperation } from '../operation'
import { id, list, record } from '../fields'

/** Where the results stand on their way to the province; with `confirm` what waits is sent now (RPT-02). */
export const deliverResults = defineOperation({
  name: 'province.deliver',
  function: 'admin',
  summary: '报送省中心：看报送进度；马上报送；退回的改好后再报',
  request: record({ ...operatorFields, /** Rejected deliveries to send once more. */ again: v.optional(list(id, 200), []), confirm }),
  response: record({ ...operatorAnswer }),
  errors: ['OPERATOR_REFUSED', 'DELIVERY_REFUSED', 'PROVINCE_UNREACHABLE'],
})
