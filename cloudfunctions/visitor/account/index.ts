import type { Handler } from '../../platform/handler'
import { claimHandler } from './claim'
import { confirmBindingHandler } from './confirm-binding'
import { finishScanSignInHandler } from './finish-scan-sign-in'
import { getSchoolHandler } from './get-school'
import { openBindCodeHandler } from './open-bind-code'
import { requestSmsCodeHandler } from './request-sms-code'
import { signInByPasswordHandler } from './sign-in-by-password'
import { signInByPhoneCodeHandler } from './sign-in-by-phone-code'
import { signInBySmsHandler } from './sign-in-by-sms'
import { startScanSignInHandler } from './start-scan-sign-in'

export const accountHandlers: readonly Handler[] = [
  getSchoolHandler,
  signInByPhoneCodeHandler,
  requestSmsCodeHandler,
  signInBySmsHandler,
  signInByPasswordHandler,
  claimHandler,
  confirmBindingHandler,
  startScanSignInHandler,
  finishScanSignInHandler,
  openBindCodeHandler,
]
