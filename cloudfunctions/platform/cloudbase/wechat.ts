// WeChat's server interfaces, reached through CloudBase with the mini-program's own rights.
// config.json of the calling function names them under permissions.openapi.
import { cloudApp } from './app'

interface PhoneReply {
  readonly errcode?: number
  readonly errmsg?: string
  readonly phone_info?: { readonly purePhoneNumber?: string; readonly countryCode?: string }
}

/** The code is used, older than five minutes or was never issued. */
const refusedCodes = new Set([40029, 40013, 40097])

/** The number behind the code of the phone-number button; null when WeChat does not accept the code. */
export async function phoneOfCode(code: string): Promise<string | null> {
  const reply = (await cloudApp().callWxOpenApi({ apiName: 'phonenumber.getPhoneNumber', requestData: { code } })) as { result?: PhoneReply; code?: string; message?: string }
  const result = reply.result
  if (reply.code || !result) throw new Error(`WeChat could not be asked for a phone number: ${reply.code ?? 'no result'}`)
  if (result.errcode && refusedCodes.has(result.errcode)) return null
  if (result.errcode) throw new Error(`WeChat answered ${result.errcode} for a phone number: ${result.errmsg ?? ''}`)
  const phone = result.phone_info?.purePhoneNumber ?? ''
  if (result.phone_info?.countryCode !== '86' || !/^1[3-9]\d{9}$/.test(phone)) return null
  return phone
}
