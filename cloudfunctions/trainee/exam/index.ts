import type { Handler } from '../../platform/handler'
import { agreeHandler } from './agree'
import { appealHandler } from './appeal'
import { confirmIdentityHandler } from './confirm-identity'
import { getAttemptHandler } from './get-attempt'
import { getOverviewHandler } from './get-overview'
import { getPhotoSlotHandler } from './get-photo-slot'
import { getResultHandler } from './get-result'
import { giveConsentHandler } from './give-consent'
import { issuePhotoSlotHandler } from './issue-photo-slot'
import { openPhotoPassHandler } from './open-photo-pass'
import { openPhotoSlotHandler } from './open-photo-slot'
import { saveAnswersHandler } from './save-answers'
import { startAttemptHandler } from './start-attempt'
import { submitAttemptHandler } from './submit-attempt'
import { uploadPhotoHandler } from './upload-photo'
import { withdrawConsentHandler } from './withdraw-consent'

export const examHandlers: readonly Handler[] = [
  getOverviewHandler,
  agreeHandler,
  giveConsentHandler,
  withdrawConsentHandler,
  confirmIdentityHandler,
  issuePhotoSlotHandler,
  openPhotoSlotHandler,
  openPhotoPassHandler,
  getPhotoSlotHandler,
  uploadPhotoHandler,
  startAttemptHandler,
  getAttemptHandler,
  saveAnswersHandler,
  submitAttemptHandler,
  getResultHandler,
  appealHandler,
]
