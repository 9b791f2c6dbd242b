// What can prove or open nothing any more is deleted; what is alive stays.
import { dayMs } from '../../../src/domain/units'
import { bind, li, sessionBySms, startAccountCloud, stranger, wang, zhang, type AccountCloud } from './arrange'

const collections = ['throttles', 'sms_codes', 'claim_codes', 'bind_offers', 'scan_codes', 'sessions'] as const

let cloud: AccountCloud
beforeAll(async () => {
  cloud = await startAccountCloud()
}, 60_000)
afterAll(() => cloud.stop())

const counts = async () => Promise.all(collections.map(async (name) => (await cloud.school.read(name)).length))
const sweep = async () => (await cloud.console<{ removed: number; left: number }>('timer', { operation: 'timer.accountSweep', input: {} })) as { ok: boolean; data: { removed: number; left: number } }

describe('the sweep of accounts', () => {
  test('takes nothing that lives: sessions, codes and offers serve as before', async () => {
    const session = await sessionBySms(cloud, zhang)
    const claimCode = await cloud.claimCodeFor(wang)
    const { code, secret } = (await cloud.web('account.startScanSignIn', { device: 'Chrome' })).data
    await bind(cloud, 'o-li', li)
    await cloud.advance(60_000)
    await cloud.web('account.requestSmsCode', { by: 'phone', phone: zhang.phone })
    const before = await counts()
    const swept = await sweep()
    const alive = [
      await cloud.web('account.getMe', {}, session),
      await cloud.wechat('o-li', 'account.approveScanSignIn', { code, isMine: true }),
      await cloud.web('account.finishScanSignIn', { code, secret }),
      await cloud.web('account.claim', { name: wang.name, idNumber: wang.idNumber, claimCode }),
      await cloud.web('account.signInBySms', { phone: zhang.phone, code: await cloud.lastSms(zhang.phone) }),
    ]
    expect([before.every((count) => count > 0), swept.data, alive.map((reply) => reply.code)]).toEqual([true, { removed: 0, left: 0 }, ['ok', 'ok', 'ok', 'ok', 'ok']])
  })

  test('keeps a guesser’s wait while it runs', async () => {
    for (let guess = 0; guess < 5; guess += 1) await cloud.web('account.signInByPassword', { idNumber: stranger.idNumber, password: `falsch-${guess}` })
    await sweep()
    expect((await cloud.web('account.signInByPassword', { idNumber: stranger.idNumber, password: 'noch-einmal' })).code).toBe('THROTTLED')
  })

  test('a day after all has run out it is gone, callers who got in stay known for three months, and the school works on', async () => {
    await cloud.advance(32 * dayMs)
    await sweep()
    const afterMonth = await counts()
    await cloud.advance(60 * dayMs)
    await sweep()
    const session = await sessionBySms(cloud, zhang)
    expect([afterMonth.slice(1), (afterMonth[0] ?? 0) > 0, (await cloud.web('account.getMe', {}, session)).code]).toEqual([[0, 0, 0, 0, 0], true, 'ok'])
    expect((await cloud.school.read<{ hasSucceeded: boolean; lastFailureAtMs: number }>('throttles')).length).toBeLessThan(10)
  })

  test('runs on an empty school', async () => {
    const { startLocalCloud } = await import('../local-cloud')
    const empty = await startLocalCloud()
    try {
      expect(await empty.console('timer', { operation: 'timer.accountSweep', input: {} })).toMatchObject({ ok: true, data: { removed: 0, left: 0 } })
    } finally {
      await empty.stop()
    }
  })
})
