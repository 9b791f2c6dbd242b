import { defineOperation } from '../operation'
import { count, duration, id, record, text } from '../fields'

/** The certificate as PDF, at a signed address that expires (CRT-02). */
export const download = defineOperation({
  name: 'certificate.download',
  function: 'trainee',
  summary: '下载学时证明 PDF',
  request: record({ enrolmentId: id }),
  response: record({ number: id, fileName: text(200), address: text(2_000), expiresInMs: duration, bytes: count(10_000_000) }),
  errors: ['CERTIFICATE_NOT_ISSUED', 'CERTIFICATE_REVOKED'],
})
