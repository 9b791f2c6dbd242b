import { bind, sessionBySms, startAccountCloud, zhang, type AccountCloud } from './arrange'

let cloud: AccountCloud
beforeAll(async () => {
  cloud = await startAccountCloud()
  await bind(cloud, 'o-zhang', zhang)
}, 60_000)
afterAll(() => cloud.stop())

const start = async () => String((await cloud.web('account.startScanSignIn', { device: 'Chrome' })).data['code'])

describe.each(['account.getScanSignIn', 'account.approveScanSignIn'])('%s', (operation) => {
  const input = (code: string) => (operation === 'account.getScanSignIn' ? { code } : { code, isMine: true })

  test('is for a bound WeChat alone', async () => {
    const code = await start()
    const unbound = await cloud.wechat('o-nobody', operation, input(code))
    const browser = await cloud.web(operation, input(code), await sessionBySms(cloud, zhang))
    expect([unbound.code, browser.code]).toEqual(['NOT_SIGNED_IN', 'NEEDS_WECHAT'])
  })

  test('refuses an invented code, an answered one, and one that ran out', async () => {
    const [answered, late] = [await start(), await start()]
    await cloud.wechat('o-zhang', 'account.approveScanSignIn', { code: answered, isMine: true })
    const replies = [await cloud.wechat('o-zhang', operation, input('s.aaaaaaaaaaaaaaaaaaaaaa')), await cloud.wechat('o-zhang', operation, input(answered))]
    await cloud.advance(300_000)
    replies.push(await cloud.wechat('o-zhang', operation, input(late)))
    expect(replies.map(({ code }) => code)).toEqual(['SCAN_CODE_EXPIRED', 'SCAN_CODE_EXPIRED', 'SCAN_CODE_EXPIRED'])
  })
})
