import { duration, record } from '../fields'
import { defineOperation } from '../operation'
import { deviceLabel, maskedPersonFields, scannedOrTyped } from './sign-in-outcome'

/** CHK-06: the phone's page names person and device before anything is approved. */
export const getScanSignIn = defineOperation({
  name: 'account.getScanSignIn',
  function: 'trainee',
  summary: '手机微信：查看扫码登录的电脑',
  request: record({ code: scannedOrTyped }),
  response: record({ device: deviceLabel, ...maskedPersonFields, expiresInMs: duration }),
  errors: ['NEEDS_WECHAT', 'SCAN_CODE_EXPIRED'],
})
