import type { Operation } from '../operation'
import { accountSweep } from './account-sweep'
import { approveScanSignIn } from './approve-scan-sign-in'
import { claim } from './claim'
import { closeReport } from './close-report'
import { confirmBinding } from './confirm-binding'
import { correctTrainee } from './correct-trainee'
import { deletePhotos } from './delete-photos'
import { endOtherSessions } from './end-other-sessions'
import { finishScanSignIn } from './finish-scan-sign-in'
import { getMe } from './get-me'
import { getPrivacy } from './get-privacy'
import { getScanSignIn } from './get-scan-sign-in'
import { getSchool } from './get-school'
import { issueBindCode } from './issue-bind-code'
import { issueClaim } from './issue-claim'
import { leaveOwnPhone } from './leave-own-phone'
import { markDemonstration } from './mark-demonstration'
import { moveBinding } from './move-binding'
import { openBindCode } from './open-bind-code'
import { requestMySmsCode } from './request-my-sms-code'
import { requestSmsCode } from './request-sms-code'
import { reseal } from './reseal'
import { resetPassword } from './reset-password'
import { setPassword } from './set-password'
import { signInByPassword } from './sign-in-by-password'
import { signInByPhoneCode } from './sign-in-by-phone-code'
import { signInBySms } from './sign-in-by-sms'
import { signOut } from './sign-out'
import { startScanSignIn } from './start-scan-sign-in'

export const accountOperations: readonly Operation[] = [
  getSchool,
  signInByPhoneCode,
  requestSmsCode,
  signInBySms,
  signInByPassword,
  claim,
  confirmBinding,
  startScanSignIn,
  finishScanSignIn,
  openBindCode,
  getMe,
  getPrivacy,
  deletePhotos,
  setPassword,
  signOut,
  endOtherSessions,
  getScanSignIn,
  approveScanSignIn,
  requestMySmsCode,
  leaveOwnPhone,
  issueBindCode,
  issueClaim,
  resetPassword,
  markDemonstration,
  moveBinding,
  correctTrainee,
  closeReport,
  reseal,
  accountSweep,
]
