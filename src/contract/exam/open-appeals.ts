import * as v from 'valibot'
import { operatorAnswer, operatorFields } from '../admin/operator-fields'
import { defineOperation } from '../operation'
import { day, id, list, record, text } from '../fields'

/** Appeals that wait, oldest first, with what a decision needs: words, history, photos at expiring addresses (PHO-04). */
export const openAppeals = defineOperation({
  name: 'appeals.open',
  function: 'admin',
  summary: '待裁定的申诉：理由、原决定、照片链接，最早的在前',
  request: record({ ...operatorFields }),
  response: record({
    ...operatorAnswer,
    appeals: list(
      record({
        appealId: id,
        person: text(60),
        against: text(300),
        text: text(500),
        handedInOn: day,
        latestDay: day,
        photos: list(record({ title: text(40), address: v.nullable(text(4_000)) }), 10),
      }),
      20,
    ),
  }),
  errors: ['OPERATOR_REFUSED'],
})
