import type { Handler } from '../../platform/handler'
import { issueClaimHandler } from './issue-claim'
import { markDemonstrationHandler } from './mark-demonstration'
import { resetPasswordHandler } from './reset-password'

export const accountHandlers: readonly Handler[] = [issueClaimHandler, resetPasswordHandler, markDemonstrationHandler]
