import * as v from 'valibot'
import { operatorAnswer, operatorFields } from '../admin/operator-fields'
import { defineOperation } from '../operation'
import { record } from '../fields'

/** Results for the provincial centre as .xlsx, for delivery by hand (RPT-02). */
export const exportResults = defineOperation({
  name: 'province.exportResults',
  function: 'admin',
  summary: '导出报送省中心的合格数据（.xlsx）',
  request: record({
    ...operatorFields,
    /** Which deliveries: still with the school, or handed over already. */
    state: v.picklist(['with-school', 'sent', 'accepted', 'rejected']),
    /** Marks those that were still with the school as sent. */
    markSent: v.boolean(),
  }),
  response: record({ ...operatorAnswer }),
  errors: ['OPERATOR_REFUSED'],
})
