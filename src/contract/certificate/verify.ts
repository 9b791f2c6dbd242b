import * as v from 'valibot'
import { defineOperation } from '../operation'
import { day, id, record } from '../fields'
import { certificateContent } from './certificate-shapes'

/** The public page: what the certificate says and whether it is valid, so that an edited PDF is caught (CRT-02). */
export const verify = defineOperation({
  name: 'certificate.verify',
  function: 'visitor',
  summary: '核验学时证明',
  request: record({ number: id }),
  response: v.variant('status', [record({ status: v.literal('valid'), ...certificateContent }), record({ status: v.literal('revoked'), ...certificateContent, revokedOn: day })]),
  errors: [],
})
