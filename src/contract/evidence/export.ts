import * as v from 'valibot'
import { defineOperation } from '../operation'
import { filePath, operatorAnswer, operatorFields } from '../admin/operator-fields'
import { record } from '../fields'
import { personFields } from '../admin/person-fields'

/** One person's evidence as a .zip that opens without our software (PRV-04). */
export const exportEvidence = defineOperation({
  name: 'evidence.export',
  function: 'admin',
  summary: '导出一名学员的证据包（.zip）：中文说明、表格、规则、证据链和核验方法，不装软件也能看',
  request: record({ ...operatorFields, ...personFields }),
  response: record({
    ...operatorAnswer,
    path: filePath,
    /** SHA-256 of the .zip. */
    sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  }),
  errors: ['OPERATOR_REFUSED', 'PERSON_UNKNOWN', 'PERSON_AMBIGUOUS', 'SCHOOL_NOT_READY'],
})
