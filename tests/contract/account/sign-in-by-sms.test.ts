import { li, startAccountCloud, stranger, wang, zhang, tailOf, type AccountCloud } from './arrange'

let cloud: AccountCloud
beforeAll(async () => {
  cloud = await startAccountCloud()
}, 60_000)
afterAll(() => cloud.stop())

async function codeTo(phone: string): Promise<string> {
  await cloud.advance(60_000)
  await cloud.web('account.requestSmsCode', { by: 'phone', phone })
  return (await cloud.lastSms(phone)) ?? '000000'
}

describe('signing in by a code sent to the reserved phone', () => {
  test('opens a web session for the one person behind the number (ACC-06)', async () => {
    const reply = await cloud.web('account.signInBySms', { phone: zhang.phone, code: await codeTo(zhang.phone), device: '办公室电脑' })
    const me = await cloud.web('account.getMe', {}, String(reply.data['session']))
    expect([reply.data, me.data['name'], me.data['via'], me.data['sessions']]).toEqual([
      { kind: 'session', session: expect.any(String), mustSetPassword: false, expiresInMs: 43_200_000, maskedName: '张*国', idTail: tailOf(zhang) },
      '张建国',
      'web',
      [{ device: '办公室电脑', createdAtMs: expect.any(Number), expiresAtMs: expect.any(Number), isThis: true }],
    ])
  })

  test('offers to bind inside WeChat', async () => {
    const reply = await cloud.wechat('o-li', 'account.signInBySms', { phone: li.phone, code: await codeTo(li.phone) })
    expect(reply.data).toMatchObject({ kind: 'offer', maskedName: '李*', idTail: tailOf(li) })
  })

  test('takes a code once', async () => {
    const code = await codeTo(zhang.phone)
    const replies = [await cloud.web('account.signInBySms', { phone: zhang.phone, code }), await cloud.web('account.signInBySms', { phone: zhang.phone, code })]
    expect(replies.map((reply) => reply.code)).toEqual(['ok', 'SMS_CODE_REFUSED'])
  })

  test('takes a code once, also when it comes twice at the same moment', async () => {
    const code = await codeTo(zhang.phone)
    const replies = await Promise.all([cloud.web('account.signInBySms', { phone: zhang.phone, code }), cloud.web('account.signInBySms', { phone: zhang.phone, code })])
    expect(replies.filter((reply) => reply.code === 'ok')).toHaveLength(1)
  })

  test('refuses an old code, and one of another number', async () => {
    const code = await codeTo(zhang.phone)
    const other = await cloud.web('account.signInBySms', { phone: li.phone, code })
    await cloud.advance(300_000)
    const late = await cloud.web('account.signInBySms', { phone: zhang.phone, code })
    expect([other.code, late.code]).toEqual(['SMS_CODE_REFUSED', 'SMS_CODE_REFUSED'])
  })

  test('answers a guess for a stranger’s number as it answers a wrong code', async () => {
    cloud.moveTo('10.0.2.1')
    await codeTo(zhang.phone)
    const wrong = await cloud.web('account.signInBySms', { phone: zhang.phone, code: '000001' })
    const unknown = await cloud.web('account.signInBySms', { phone: stranger.phone, code: '000001' })
    expect([wrong.code, unknown]).toEqual(['SMS_CODE_REFUSED', wrong])
  })

  test('tells the holder of a shared number that it proves nobody (ACC-07)', async () => {
    const reply = await cloud.web('account.signInBySms', { phone: wang.phone, code: await codeTo(wang.phone) })
    expect([reply.code, reply.details]).toEqual(['PHONE_SHARED', { maskedPhone: '137****2222' }])
  })

  test('makes a guesser wait, but not the person it guesses at (ACC-02)', async () => {
    cloud.moveTo('66.6.6.6')
    const guesses = []
    for (let guess = 0; guess < 6; guess += 1) guesses.push((await cloud.web('account.signInBySms', { phone: li.phone, code: '11111' + guess })).code)
    cloud.moveTo('10.0.0.7')
    const honest = await cloud.web('account.signInBySms', { phone: li.phone, code: await codeTo(li.phone) })
    expect([guesses.at(-1), honest.code]).toEqual(['THROTTLED', 'ok'])
  })

  test('refuses a second WeChat and a WeChat that is taken (ACC-03)', async () => {
    const offer = await cloud.wechat('o-zhang', 'account.signInBySms', { phone: zhang.phone, code: await codeTo(zhang.phone) })
    await cloud.wechat('o-zhang', 'account.confirmBinding', { offer: offer.data['offer'] })
    const second = await cloud.wechat('o-second', 'account.signInBySms', { phone: zhang.phone, code: await codeTo(zhang.phone) })
    const taken = await cloud.wechat('o-zhang', 'account.signInBySms', { phone: li.phone, code: await codeTo(li.phone) })
    expect([second.code, taken.code]).toEqual(['BOUND_ELSEWHERE', 'WECHAT_TAKEN'])
  })
})
