import { li, startAccountCloud, stranger, wang, zhang, type AccountCloud } from './arrange'

let cloud: AccountCloud
beforeAll(async () => {
  cloud = await startAccountCloud()
}, 60_000)
afterAll(() => cloud.stop())

describe('asking for a code by SMS', () => {
  test('answers the same for a known and an unknown number, and sends to the known one alone (ACC-02)', async () => {
    const known = await cloud.web('account.requestSmsCode', { by: 'phone', phone: zhang.phone })
    const unknown = await cloud.web('account.requestSmsCode', { by: 'phone', phone: stranger.phone })
    expect([known, unknown, await cloud.lastSms(zhang.phone), await cloud.lastSms(stranger.phone)]).toEqual([
      { code: 'ok', details: {}, data: { resendInMs: 60_000, expiresInMs: 300_000 } },
      known,
      expect.stringMatching(/^\d{6}$/),
      null,
    ])
  })

  test('takes as long for a stranger as for a trainee (ACC-02)', async () => {
    const timed = async (phone: string) => {
      const startedAt = performance.now()
      await cloud.web('account.requestSmsCode', { by: 'phone', phone })
      return performance.now() - startedAt
    }
    const [known, unknown] = [await timed(li.phone), await timed('13600000001')]
    expect(Math.abs(known - unknown)).toBeLessThan(250)
  })

  test('answers the same for a known and an unknown ID number', async () => {
    cloud.moveTo('10.0.1.1')
    const known = await cloud.web('account.requestSmsCode', { by: 'id-number', idNumber: zhang.idNumber })
    const unknown = await cloud.web('account.requestSmsCode', { by: 'id-number', idNumber: stranger.idNumber })
    expect([known.code, unknown]).toEqual(['ok', known])
  })

  test('sends nothing for the ID number of someone behind a shared number: it would prove nobody (ACC-07)', async () => {
    const before = await cloud.smsCount()
    const reply = await cloud.web('account.requestSmsCode', { by: 'id-number', idNumber: wang.idNumber })
    expect([reply.code, (await cloud.smsCount()) - before]).toEqual(['ok', 0])
  })

  test('asks for a pause before the next code, for strangers too', async () => {
    const replies = [await cloud.web('account.requestSmsCode', { by: 'phone', phone: zhang.phone }), await cloud.web('account.requestSmsCode', { by: 'phone', phone: stranger.phone })]
    expect(replies.map(({ code, details }) => [code, Number(details['retryAfterMs']) > 0 && Number(details['retryAfterMs']) <= 60_000])).toEqual([
      ['THROTTLED', true],
      ['THROTTLED', true],
    ])
    await cloud.advance(60_000)
    expect((await cloud.web('account.requestSmsCode', { by: 'phone', phone: zhang.phone })).code).toBe('ok')
  })

  test('sends one message when asked ten times at once', async () => {
    const before = await cloud.smsCount()
    await cloud.advance(60_000)
    const replies = await Promise.all(Array.from({ length: 10 }, () => cloud.web('account.requestSmsCode', { by: 'phone', phone: li.phone })))
    expect([replies.filter(({ code }) => code === 'ok').length, (await cloud.smsCount()) - before]).toEqual([1, 1])
  })

  test('keeps the code as a hash alone (PRV-02)', async () => {
    await cloud.advance(60_000)
    await cloud.web('account.requestSmsCode', { by: 'phone', phone: zhang.phone })
    const stored = JSON.stringify(await cloud.school.read('sms_codes'))
    expect([stored.includes('codeHash'), stored.includes(`"${await cloud.lastSms(zhang.phone)}"`), stored.includes(zhang.phone)]).toEqual([true, false, false])
  })
})
