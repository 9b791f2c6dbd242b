import type { Operation } from '../operation'
import { agree } from './agree'
import { appeal } from './appeal'
import { cancelResult } from './cancel-result'
import { confirmIdentity } from './confirm-identity'
import { decideAppeal } from './decide-appeal'
import { decidePhotos } from './decide-photos'
import { deliveries } from './deliveries'
import { deliverResults } from './deliver-results'
import { examSweep } from './exam-sweep'
import { exportResults } from './export-results'
import { getAttempt } from './get-attempt'
import { getOverview } from './get-overview'
import { getPhotoSlot } from './get-photo-slot'
import { getResult } from './get-result'
import { giveConsent } from './give-consent'
import { importEnrolmentPhotos } from './import-enrolment-photos'
import { issuePhotoSlot } from './issue-photo-slot'
import { openAppeals } from './open-appeals'
import { openSignals } from './open-signals'
import { nameOwnRecord } from './name-own-record'
import { openLink } from './open-link'
import { openPhotoPass } from './open-photo-pass'
import { openPhotoSlot } from './open-photo-slot'
import { openReview } from './open-review'
import { reconcileResults } from './reconcile-results'
import { recordReceipt } from './record-receipt'
import { photoSweep } from './photo-sweep'
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
  openPhotoPass,
  getPhotoSlot,
  uploadPhoto,
  startAttempt,
  getAttempt,
  saveAnswers,
  submitAttempt,
  getResult,
  appeal,
  importEnrolmentPhotos,
  openReview,
  openLink,
  decidePhotos,
  verifyInPerson,
  cancelResult,
  openAppeals,
  openSignals,
  decideAppeal,
  exportResults,
  deliverResults,
  recordReceipt,
  reconcileResults,
  nameOwnRecord,
  examSweep,
  photoSweep,
  deliveries,
]
