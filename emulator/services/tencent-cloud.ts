// Tencent Cloud's API v3 as its SDK speaks it: the action in a header, JSON in the body, errors inside a 200.
import { randomUUID } from 'node:crypto'
import type { FaceReply, FaceService } from './face'
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
    return faceAnswer(face.compare())
  }

  function detectFace(body: Fields): Fields {
    const image = body['Image'] ?? body['Url']
    if (typeof image !== 'string' || image === '') return failure('InvalidParameterValue.NoFaceInPhoto', 'The image is missing')
    return faceAnswer(face.detect())
  }

  return function answer({ action, version, body }) {
    if (action === 'SendSms' && version === '2021-01-11') return sendSms(body)
    if (action === 'CompareFace' && version === '2020-03-03') return compareFace(body)
    if (action === 'DetectFace' && version === '2020-03-03') return detectFace(body)
    return failure('InvalidAction', `The emulator does not answer ${action} ${version}`)
  }
}

function faceAnswer(reply: FaceReply): Fields {
  return 'fields' in reply ? success(reply.fields) : failure(reply.error, 'The emulated face service was told to answer so')
}

function success(fields: Fields): Fields {
  return { Response: { ...fields, RequestId: randomUUID() } }
}

function failure(code: string, message: string): Fields {
  return { Response: { Error: { Code: code, Message: message }, RequestId: randomUUID() } }
}
