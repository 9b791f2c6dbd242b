// The carrier is a server of our own here: it answers as Tencent Cloud does.
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { fitParams, sendSms } from '../../../cloudfunctions/platform/sms'
import type { Secrets } from '../../../cloudfunctions/platform/secrets'

let server: http.Server
let answer: unknown
let asked: Record<string, unknown> = {}

beforeAll(async () => {
  server = http.createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      asked = JSON.parse(Buffer.concat(parts).toString('utf8')) as Record<string, unknown>
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ Response: answer }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

function secrets(change: Record<string, string> = {}): Pick<Secrets, 'setting'> & Secrets {
  const settings: Record<string, string> = { SMS_ENDPOINT: `127.0.0.1:${(server.address() as AddressInfo).port}`, SMS_PROTOCOL: 'http://', SMS_APP_ID: '1400', SMS_SIGN_NAME: '测试', SMS_TEMPLATES: '', ...change }
  return { secret: () => '', setting: (name) => settings[name] ?? '' }
}

function status(Code: string): object {
  return { SendStatusSet: [{ Code, SerialNo: '1' }], RequestId: 'r' }
}

describe('one SMS (NTC-01)', () => {
  test('goes out with the school’s template and exactly its placeholders', async () => {
    answer = status('Ok')
    const result = await sendSms({ secrets: secrets({ SMS_TEMPLATES: '{"sms-code":"998877"}' }) }, '13912345678', 'sms-code', ['123456', '5', 'too many'])
    expect([result, asked]).toEqual([{ kind: 'sent' }, { PhoneNumberSet: ['+8613912345678'], SmsSdkAppId: '1400', SignName: '测试', TemplateId: '998877', TemplateParamSet: ['123456', '5'] }])
  })

  test.each([
    ['LimitExceeded.PhoneNumberThirtySecondLimit', false],
    ['InternalError.Timeout', false],
    ['InvalidParameterValue.IncorrectPhoneNumber', true],
    ['FailedOperation.PhoneNumberInBlacklist', true],
  ])('the carrier’s %s is final: %s', async (code, isPermanent) => {
    answer = status(code)
    expect(await sendSms({ secrets: secrets() }, '13912345678', 'result', [])).toEqual({ kind: 'failed', code, isPermanent })
  })

  test('a refused request and an unreachable carrier are failures to try again, not exceptions', async () => {
    answer = { Error: { Code: 'AuthFailure.SecretIdNotFound', Message: 'no' }, RequestId: 'r' }
    const refused = await sendSms({ secrets: secrets() }, '13912345678', 'result', [])
    const unreachable = await sendSms({ secrets: secrets({ SMS_ENDPOINT: '127.0.0.1:1' }) }, '13912345678', 'result', [])
    expect([refused, unreachable.kind]).toEqual([{ kind: 'failed', code: 'AuthFailure.SecretIdNotFound', isPermanent: false }, 'failed'])
  })

  test('an empty placeholder becomes a dash: carriers refuse blanks', () => {
    expect(fitParams('class-opening', ['张三', '', '2026-12-01'])).toEqual(['张三', '-', '2026-12-01', '-'])
  })
})
