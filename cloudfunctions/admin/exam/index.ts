import type { Handler } from '../../platform/handler'
import { cancelResultHandler } from './cancel-result'
import { decideAppealHandler } from './decide-appeal'
import { deliverResultsHandler } from './deliver-results'
import { exportResultsHandler } from './export-results'
import { importEnrolmentPhotosHandler } from './import-enrolment-photos'
import { nameOwnRecordHandler } from './name-own-record'
import { openAppealsHandler } from './open-appeals'
import { openSignalsHandler } from './open-signals'
import { openReviewHandler } from './open-review'
import { reconcileResultsHandler } from './reconcile-results'
import { recordReceiptHandler } from './record-receipt'
import { verifyInPersonHandler } from './verify-in-person'

export const examHandlers: readonly Handler[] = [
  importEnrolmentPhotosHandler,
  openReviewHandler,
  nameOwnRecordHandler,
  verifyInPersonHandler,
  cancelResultHandler,
  exportResultsHandler,
  openAppealsHandler,
  openSignalsHandler,
  decideAppealHandler,
  deliverResultsHandler,
  recordReceiptHandler,
  reconcileResultsHandler,
]
