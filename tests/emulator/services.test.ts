import { Client as FaceClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/iai/v20200303/iai_client'
import { Client as SmsClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/sms/v20210111/sms_client'
import type { Emulator } from '../../emulator/start'
import { callData, get, post, removeDirectories, startFixture } from './fixtures/emulator'

let emulator: Emulator

beforeAll(async () => {
  emulator = await startFixture()
})
afterAll(async () => {
  await emulator.close()
  removeDirectories()
})

/** How functions reach Tencent Cloud's services: a host, no path, plain HTTP. */
function clientOptions() {
  const endpoint = new URL(emulator.addresses.services).host
  return { credential: { secretId: 'x', secretKey: 'x' }, region: 'ap-guangzhou', profile: { httpProfile: { endpoint, protocol: 'http://' } } }
}

test('records a text message that the real SDK sends', async () => {
  const client = new SmsClient(clientOptions())
  const answer = await client.SendSms({ PhoneNumberSet: ['+8613800000001'], SmsSdkAppId: '1400000000', SignName: '继续教育', TemplateId: '42', TemplateParamSet: ['123456', '5'] })
  const { sms } = (await get(emulator, '/emulator/outbox')) as { sms: unknown[] }
  expect([answer.SendStatusSet?.[0]?.Code, sms]).toEqual([
    'Ok',
    [{ phone: '13800000001', templateId: '42', parameters: ['123456', '5'], signName: '继续教育', session: null, atMs: expect.any(Number) }],
  ])
})

test.each([
  ['same', 96.5],
  ['unsure', 55],
  ['different', 12],
])('answers a face comparison with the outcome that was asked for: %s', async (outcome, score) => {
  await post(emulator, '/emulator/face', { outcome })
  const answer = await new FaceClient(clientOptions()).CompareFace({ ImageA: 'YQ==', ImageB: 'Yg==', FaceModelVersion: '3.0' })
  expect([answer.Score, answer.FaceModelVersion]).toEqual([score, '3.0'])
})

test('fails like a face service that is down', async () => {
  await post(emulator, '/emulator/face', { outcome: 'down' })
  const comparing = new FaceClient(clientOptions()).CompareFace({ ImageA: 'YQ==', ImageB: 'Yg==' })
  await expect(comparing).rejects.toMatchObject({ code: 'InternalError' })
  expect((await post(emulator, '/emulator/face', { outcome: 'asleep' })).status).toBe(400)
})

test('takes results for the province', async () => {
  const response = await fetch(`${emulator.addresses.services}/province/results`, { method: 'POST', headers: { authorization: 'key' }, body: JSON.stringify({ results: [1] }) })
  const { province } = (await get(emulator, '/emulator/outbox')) as { province: unknown[] }
  expect([response.status, await response.json(), province]).toEqual([200, { received: true, receipt: expect.any(String) }, [{ body: { results: [1] }, authorization: 'key', atMs: expect.any(Number) }]])
})

test('gives the phone number behind WeChat’s code once, within five minutes', async () => {
  const issue = async (): Promise<string> => String((await post(emulator, '/emulator/wechat/phone-code', { phone: '13800000002' })).body['code'])
  const [used, expired] = [await issue(), await issue()]
  const answers = [await callData(emulator, 'phone', { code: used }), await callData(emulator, 'phone', { code: used })]
  await post(emulator, '/emulator/clock', { advanceMs: 300_000 })
  answers.push(await callData(emulator, 'phone', { code: expired }), await callData(emulator, 'phone', { code: 'made up' }))
  expect(answers).toEqual([
    { errcode: 0, errmsg: 'ok', phone_info: expect.objectContaining({ purePhoneNumber: '13800000002', countryCode: '86' }) },
    { errcode: 40029, errmsg: 'invalid code' },
    { errcode: 40029, errmsg: 'invalid code' },
    { errcode: 40029, errmsg: 'invalid code' },
  ])
})

test('lets no function reach beyond this machine', async () => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined)
  const { status, body } = await post(emulator, '/call/visitor', { operation: 'outside', input: { url: 'http://example.com/' } })
  expect([status, (body['error'] as { message: string }).message]).toEqual([500, expect.stringContaining('The emulator has no network: example.com')])
})
