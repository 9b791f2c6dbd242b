import { filledText, id, personName, record, text } from '../fields'
import { defineOperation } from '../operation'
import { operatorAnswer } from './operator-fields'

/** The way in: names the first person of the staff list (the head). The key is shown once. */
export const appointFirst = defineOperation({
  name: 'staff.appointFirst',
  function: 'admin',
  summary: '登记第一位工作人员（校长），只在名单为空时可用；钥匙只显示一次',
  request: record({ setupKey: filledText(200), operator: id, name: personName }),
  response: record({ ...operatorAnswer, staffKey: text(64) }),
  errors: ['SETUP_REFUSED', 'STAFF_EXISTS'],
})
