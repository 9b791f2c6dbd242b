// WeChat's server interfaces as the SDK's `callWxOpenApi({ apiName, requestData })` reaches them. Answers have the
// shape of WeChat's own HTTP interface; `responseData` is its JSON text.
import { APP_ID } from '../environment'
import { CloudError, type Action, type Params } from '../database'
import type { Outbox } from '../services'
import type { PhoneCodes } from './phone-codes'

type Request = Readonly<Record<string, unknown>>
type OpenApi = (request: Request) => Readonly<Record<string, unknown>>

export function wechatActions(phoneCodes: PhoneCodes, outbox: Outbox, now: () => number): Readonly<Record<string, Action>> {
  function getPhoneNumber(request: Request) {
    const phone = phoneCodes.redeem(String(request['code'] ?? ''))
    if (phone === undefined) return { errcode: 40029, errmsg: 'invalid code' }
    const watermark = { timestamp: Math.floor(now() / 1000), appid: APP_ID }
    return { errcode: 0, errmsg: 'ok', phone_info: { phoneNumber: phone, purePhoneNumber: phone, countryCode: '86', watermark } }
  }

  function sendSubscribeMessage(request: Request) {
    outbox.record('subscription', { ...request, atMs: now() })
    return { errcode: 0, errmsg: 'ok' }
  }

  const openApis = new Map<string, OpenApi>([
    ['phonenumber.getPhoneNumber', getPhoneNumber],
    ['subscribeMessage.send', sendSubscribeMessage],
  ])

  function callOpenApi(params: Params) {
    const name = String(params['apiName'] ?? '').replace(/^openapi\./, '')
    const openApi = openApis.get(name)
    if (openApi === undefined) throw new CloudError('WX_OPENAPI_NOT_EMULATED', `The emulator does not answer for WeChat's ${name}`)
    return { data: { responseData: JSON.stringify(openApi(requestOf(params['requestData']))) } }
  }

  return { 'wx.api': callOpenApi }
}

function requestOf(text: unknown): Request {
  if (typeof text !== 'string' || text === '') return {}
  const value: unknown = JSON.parse(text)
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Request) : {}
}
