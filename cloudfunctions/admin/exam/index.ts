import type { Handler } from '../../platform/handler'
import { cancelResultHandler } from './cancel-result'
import { exportResultsHandler } from './export-results'
import { openReviewHandler } from './open-review'
import { verifyInPersonHandler } from './verify-in-person'

export const examHandlers: readonly Handler[] = [openReviewHandler, verifyInPersonHandler, cancelResultHandler, exportResultsHandler]
