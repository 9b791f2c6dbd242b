import { bind, sessionBySms, startAccountCloud, zhang, type AccountCloud } from './arrange'

let cloud: AccountCloud
beforeAll(async () => {
  cloud = await startAccountCloud()
}, 60_000)
afterAll(() => cloud.stop())

describe('signing out', () => {
  test('ends this session and no other (ACC-04)', async () => {
    const [here, there] = [await sessionBySms(cloud, zhang), await sessionBySms(cloud, zhang)]
    const reply = await cloud.web('account.signOut', {}, here)
    const codes = [await cloud.web('account.getMe', {}, here), await cloud.web('account.getMe', {}, there), await cloud.web('account.signOut', {}, here)].map(({ code }) => code)
    expect([reply.code, ...codes]).toEqual(['ok', 'NOT_SIGNED_IN', 'ok', 'NOT_SIGNED_IN'])
  })

  test('has nothing to end inside WeChat', async () => {
    await bind(cloud, 'o-zhang', zhang)
    expect((await cloud.wechat('o-zhang', 'account.signOut', {})).code).toBe('NEEDS_WEB_SESSION')
  })
})
