import { confirm, jobProgress, operatorAnswer, operatorFields } from '../admin/operator-fields'
import { record } from '../fields'
import { defineOperation } from '../operation'

/**
 * PRV-02: after a new key was put in front of ID_NUMBER_KEYS, seals every ID number and every kept correction under it.
 * Only then the old key may leave the environment. The timer carries on; the same event again shows the progress.
 */
export const reseal = defineOperation({
  name: 'account.reseal',
  function: 'admin',
  summary: '更换密钥：把全部身份证号改用最新的密钥加密',
  request: record({ ...operatorFields, confirm }),
  response: record({ ...operatorAnswer, job: jobProgress }),
  errors: ['OPERATOR_REFUSED', 'KEY_MISSING'],
})
