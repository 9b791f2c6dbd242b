import type { Handler } from '../../platform/handler'
import { approveScanSignInHandler } from './approve-scan-sign-in'
import { deletePhotosHandler } from './delete-photos'
import { endOtherSessionsHandler } from './end-other-sessions'
import { getMeHandler } from './get-me'
import { getPrivacyHandler } from './get-privacy'
import { getScanSignInHandler } from './get-scan-sign-in'
import { issueBindCodeHandler } from './issue-bind-code'
import { leaveOwnPhoneHandler } from './leave-own-phone'
import { requestMySmsCodeHandler } from './request-my-sms-code'
import { setPasswordHandler } from './set-password'
import { signOutHandler } from './sign-out'

export const accountHandlers: readonly Handler[] = [
  getMeHandler,
  getPrivacyHandler,
  deletePhotosHandler,
  setPasswordHandler,
  signOutHandler,
  endOtherSessionsHandler,
  getScanSignInHandler,
  approveScanSignInHandler,
  requestMySmsCodeHandler,
  leaveOwnPhoneHandler,
  issueBindCodeHandler,
]
