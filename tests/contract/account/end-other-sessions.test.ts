import { bind, sessionByClaim, sessionBySms, startAccountCloud, wang, zhang, type AccountCloud } from './arrange'

let cloud: AccountCloud
beforeAll(async () => {
  cloud = await startAccountCloud()
}, 60_000)
afterAll(() => cloud.stop())

const isAlive = async (session: string) => (await cloud.web('account.getMe', {}, session)).code === 'ok'

describe('ending the other sessions', () => {
  test('kills them at once and keeps the calling one (ACC-04)', async () => {
    const sessions = [await sessionBySms(cloud, zhang, '家里电脑'), await sessionBySms(cloud, zhang, '网吧电脑'), await sessionBySms(cloud, zhang, '办公室')]
    const reply = await cloud.web('account.endOtherSessions', {}, sessions[2])
    expect([reply.data, await Promise.all(sessions.map(isAlive))]).toEqual([{ ended: 2 }, [false, false, true]])
  })

  test('works from the phone for all browsers', async () => {
    await bind(cloud, 'o-zhang', zhang)
    const session = await sessionBySms(cloud, zhang)
    const reply = await cloud.wechat('o-zhang', 'account.endOtherSessions', {})
    expect([reply.data['ended'], await isAlive(session), (await cloud.wechat('o-zhang', 'account.getMe', {})).code]).toEqual([2, false, 'ok'])
  })

  test('is refused to nobody, and to a session that must set its password first', async () => {
    const first = await cloud.web('account.endOtherSessions', {}, await sessionByClaim(cloud, wang))
    expect([first.code, (await cloud.web('account.endOtherSessions', {})).code]).toEqual(['NOT_SIGNED_IN', 'NOT_SIGNED_IN'])
  })

  test('is not needed for a session that has run out (ACC-04)', async () => {
    const session = await sessionBySms(cloud, zhang)
    await cloud.advance(12 * 3_600_000)
    expect(await isAlive(session)).toBe(false)
  })
})
