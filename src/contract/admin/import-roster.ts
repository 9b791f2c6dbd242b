import * as v from 'valibot'
import { id, mobilePhone, personName, record, text } from '../fields'
import { defineOperation } from '../operation'
import { confirm, filePath, jobProgress, operatorAnswer, operatorFields } from './operator-fields'

export const importRoster = defineOperation({
  name: 'roster.import',
  function: 'admin',
  summary: '导入报名汇总表（.xlsx）：先试算逐行报告，确认后写入；重复导入不会重复报名',
  request: record({
    ...operatorFields,
    path: filePath,
    /** For sheets without an employer column. */
    employer: v.optional(text(100)),
    /** ENR-10: who handed the sheet in; read from the sheet when absent. */
    agentName: v.optional(personName),
    agentPhone: v.optional(mobilePhone),
    ruleSetId: v.optional(id),
    /** Takes rows with warnings; the event's reason is kept with them (ENR-03). */
    acceptWarnings: v.optional(v.boolean(), false),
    confirm,
  }),
  response: record({ ...operatorAnswer, rosterId: id, job: jobProgress }),
  errors: ['OPERATOR_REFUSED', 'SCHOOL_NOT_READY', 'RULES_UNKNOWN', 'FILE_MISSING', 'FILE_REFUSED', 'ROSTER_REFUSED'],
})
