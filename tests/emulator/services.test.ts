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

/** As the functions speak to the provincial centre. */
async function tellProvince(path: string, body: unknown): Promise<{ status: number; body: unknown }> {
  const reply = await fetch(`${emulator.addresses.services}/province/results${path}`, { method: 'POST', headers: { authorization: 'key' }, body: JSON.stringify(body) })
  return { status: reply.status, body: await reply.json() }
}

test('finds nobody on a picture when told so, whether it compares or only looks', async () => {
  await post(emulator, '/emulator/face', { outcome: 'no-face' })
  const client = new FaceClient(clientOptions())
  const [comparing, looking] = [client.CompareFace({ ImageA: 'YQ==', ImageB: 'Yg==' }), client.DetectFace({ Image: 'YQ==' })]
  await expect(comparing).rejects.toMatchObject({ code: 'InvalidParameterValue.NoFaceInPhoto' })
  await expect(looking).rejects.toMatchObject({ code: 'InvalidParameterValue.NoFaceInPhoto' })
  await post(emulator, '/emulator/face', { outcome: 'same' })
  expect((await client.DetectFace({ Image: 'YQ==' })).FaceInfos?.length).toBe(1)
})

test('takes a result for the province once, however often it is sent', async () => {
  const replies = [await tellProvince('', { deliveryId: 'd1', score: 80 }), await tellProvince('', { deliveryId: 'd1', score: 80 })]
  const { province } = (await get(emulator, '/emulator/outbox')) as { province: unknown[] }
  const verdict = { deliveryId: 'd1', state: 'accepted', receipt: expect.any(String), reason: null }
  expect([replies[0], replies[1], province]).toEqual([{ status: 200, body: verdict }, replies[0], [{ body: { deliveryId: 'd1', score: 80 }, authorization: 'key', atMs: expect.any(Number), verdict }]])
})

test('answers for the province as scripted: received and judged later, sent back, down', async () => {
  const script = (outcome: string) => post(emulator, '/emulator/province', { outcome })
  await script('receive')
  const received = await tellProvince('', { deliveryId: 'd2' })
  await script('reject')
  const judged = await tellProvince('/status', { deliveryIds: ['d2', 'd3'] })
  await script('down')
  const silent = await tellProvince('', { deliveryId: 'd4' })
  const wrong = await script('asleep')
  await script('accept')
  const listed = await tellProvince('/list', { after: null })
  expect([(received.body as { state: string }).state, judged.body, silent.status, wrong.status, (listed.body as { results: { deliveryId: string }[] }).results.map(({ deliveryId }) => deliveryId)]).toEqual([
    'received',
    { results: [{ deliveryId: 'd2', state: 'rejected', receipt: null, reason: expect.any(String) }], next: null },
    503,
    400,
    ['d1', 'd2'],
  ])
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
