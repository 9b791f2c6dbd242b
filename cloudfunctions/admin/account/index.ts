import type { Handler } from '../../platform/handler'
import { closeReportHandler } from './close-report'
import { correctTraineeHandler } from './correct-trainee'
import { issueClaimHandler } from './issue-claim'
import { markDemonstrationHandler } from './mark-demonstration'
import { moveBindingHandler } from './move-binding'
import { resealHandler } from './reseal'
import { resetPasswordHandler } from './reset-password'

export const accountHandlers: readonly Handler[] = [
  issueClaimHandler,
  resetPasswordHandler,
  markDemonstrationHandler,
  moveBindingHandler,
  correctTraineeHandler,
  closeReportHandler,
  resealHandler,
]
