import { defineOperation } from '../operation'
import { instant, record, text } from '../fields'

/** The separate consent for face photos (PRV-01). */
export const giveConsent = defineOperation({
  name: 'exam.giveConsent',
  function: 'trainee',
  summary: '单独同意采集和核对人脸照片',
  request: record({ textVersion: text(40) }),
  response: record({ textVersion: text(40), givenAtMs: instant }),
  errors: ['EXAM_TEXT_OUTDATED'],
})
