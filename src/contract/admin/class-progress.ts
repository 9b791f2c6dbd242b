import { id, list, record, text } from '../fields'
import * as v from 'valibot'
import { creditHours } from '../fields'
import { defineOperation } from '../operation'
import { operatorAnswer, operatorFields } from './operator-fields'

export const classProgress = defineOperation({
  name: 'reports.classProgress',
  function: 'admin',
  summary: '班级进度：每人学时、考试、卡在哪里；附 Excel 表',
  request: record({ ...operatorFields, classId: v.optional(id), title: v.optional(text(60)) }),
  response: record({
    ...operatorAnswer,
    people: list(record({ enrolmentId: id, nameMasked: text(50), common: creditHours, specialty: creditHours, exam: text(40), stage: text(40) }), 100),
  }),
  errors: ['OPERATOR_REFUSED', 'CLASS_UNKNOWN'],
})
