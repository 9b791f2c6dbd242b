import { confirm, operatorAnswer, operatorFields } from '../admin/operator-fields'
import { defineOperation } from '../operation'
import { record } from '../fields'

/** Compares what the centre says it has with ours; with `confirm` ours follows where the centre is right (RPT-02). */
export const reconcileResults = defineOperation({
  name: 'province.reconcile',
  function: 'admin',
  summary: '与省中心对账：列出两边不一致的报送，确认后补正',
  request: record({ ...operatorFields, confirm }),
  response: record({ ...operatorAnswer }),
  errors: ['OPERATOR_REFUSED', 'PROVINCE_UNREACHABLE'],
})
