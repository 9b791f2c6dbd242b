import * as v from 'valibot'
import { confirm, operatorAnswer, operatorFields } from '../admin/operator-fields'
import { personFields } from '../admin/person-fields'
import { filledText, id, list, record, text } from '../fields'
import { defineOperation } from '../operation'

/**
 * ACC-06: claim codes for one person, or for all unbound people of an employer as a sheet to print and cut.
 * A code is shown once; issuing anew voids the old one. For an employer it runs dry until `confirm`.
 */
export const issueClaim = defineOperation({
  name: 'account.issueClaim',
  function: 'admin',
  summary: '发认领码：一人，或一家企业全部未绑定的学员（可打印）',
  request: record({
    ...operatorFields,
    ...personFields,
    employer: v.optional(filledText(100)),
    /** Where a long list goes on: from `next`. */
    after: v.optional(id),
    confirm,
  }),
  response: record({
    ...operatorAnswer,
    codes: list(record({ name: text(50), idTail: text(4), claimCode: text(24) }), 20),
  }),
  errors: ['OPERATOR_REFUSED', 'PERSON_UNKNOWN', 'PERSON_AMBIGUOUS', 'EMPLOYER_UNKNOWN'],
})
