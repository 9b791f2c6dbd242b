import type { Operation } from '../operation'
import { agree } from './agree'
import { cancelResult } from './cancel-result'
import { confirmIdentity } from './confirm-identity'
import { decidePhotos } from './decide-photos'
import { examSweep } from './exam-sweep'
import { exportResults } from './export-results'
import { getAttempt } from './get-attempt'
import { getOverview } from './get-overview'
import { getPhotoSlot } from './get-photo-slot'
import { getResult } from './get-result'
import { giveConsent } from './give-consent'
import { issuePhotoSlot } from './issue-photo-slot'
import { openLink } from './open-link'
import { openPhotoSlot } from './open-photo-slot'
import { openReview } from './open-review'
import { saveAnswers } from './save-answers'
import { startAttempt } from './start-attempt'
import { submitAttempt } from './submit-attempt'
import { uploadPhoto } from './upload-photo'
import { verifyInPerson } from './verify-in-person'
import { withdrawConsent } from './withdraw-consent'

export const examOperations: readonly Operation[] = [
  getOverview,
  agree,
  giveConsent,
  withdrawConsent,
  confirmIdentity,
  issuePhotoSlot,
  openPhotoSlot,
  getPhotoSlot,
  uploadPhoto,
  startAttempt,
  getAttempt,
  saveAnswers,
  submitAttempt,
  getResult,
  openReview,
  openLink,
  decidePhotos,
  verifyInPerson,
  cancelResult,
  exportResults,
  examSweep,
]
