// Tencent Cloud's API v3 as its SDK speaks it: the action in a header, JSON in the body, errors inside a 200.
import { randomUUID } from 'node:crypto'
import type { FaceService } from './face'
import type { Outbox } from './outbox'

type Fields = Readonly<Record<string, unknown>>
export interface TencentCall {
  readonly action: string
  readonly version: string
  readonly body: Fields
}

export function createTencentCloud(outbox: Outbox, face: FaceService, now: () => number): (call: TencentCall) => Fields {
  function sendSms(body: Fields): Fields {
    const phones = Array.isArray(body['PhoneNumberSet']) ? body['PhoneNumberSet'].map(String) : []
    if (phones.length === 0) return failure('MissingParameter', 'PhoneNumberSet is missing')
    const statuses = phones.map((phone) => {
      outbox.record('sms', {
        phone: phone.replace(/^\+86/, ''),
        templateId: body['TemplateId'] ?? null,
        parameters: body['TemplateParamSet'] ?? [],
        signName: body['SignName'] ?? null,
        session: body['SessionContext'] ?? null,
        atMs: now(),
      })
      return { SerialNo: randomUUID(), PhoneNumber: phone, Fee: 1, SessionContext: body['SessionContext'] ?? '', Code: 'Ok', Message: 'send success', IsoCode: 'CN' }
    })
    return success({ SendStatusSet: statuses })
  }

  function compareFace(body: Fields): Fields {
    const images = [body['ImageA'] ?? body['UrlA'], body['ImageB'] ?? body['UrlB']]
    if (images.some((image) => typeof image !== 'string' || image === '')) return failure('InvalidParameterValue.NoFaceInPhoto', 'An image is missing')
    const comparison = face.compare()
    return comparison === undefined ? failure('InternalError', 'The service is not available') : success(comparison)
  }

  return function answer({ action, version, body }) {
    if (action === 'SendSms' && version === '2021-01-11') return sendSms(body)
    if (action === 'CompareFace' && version === '2020-03-03') return compareFace(body)
    return failure('InvalidAction', `The emulator does not answer ${action} ${version}`)
  }
}

function success(fields: Fields): Fields {
  return { Response: { ...fields, RequestId: randomUUID() } }
}

function failure(code: string, message: string): Fields {
  return { Response: { Error: { Code: code, Message: message }, RequestId: randomUUID() } }
}
