import * as v from 'valibot'
import { operatorAnswer, operatorFields } from '../admin/operator-fields'
import { defineOperation } from '../operation'
import { day, id, list, record, text } from '../fields'

/** Photos of random checks that leave something to look into, oldest first, beside what they were compared with. They decide nothing. */
export const openSignals = defineOperation({
  name: 'photos.openSignals',
  function: 'admin',
  summary: '拍照验证里要留意的照片：和对照照片的链接一起看，最早的在前',
  request: record({ ...operatorFields }),
  response: record({
    ...operatorAnswer,
    signals: list(
      record({
        photoId: id,
        person: text(60),
        on: day,
        why: text(200),
        photos: list(record({ title: text(40), address: v.nullable(text(4_000)) }), 2),
      }),
      20,
    ),
  }),
  errors: ['OPERATOR_REFUSED'],
})
