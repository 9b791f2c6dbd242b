import { bind, startAccountCloud, zhang, tailOf, type AccountCloud } from './arrange'

let cloud: AccountCloud
beforeAll(async () => {
  cloud = await startAccountCloud()
}, 60_000)
afterAll(() => cloud.stop())

describe('starting to sign in by scanning', () => {
  test('gives a code short enough for WeChat, its link, and a secret for the browser alone (ACC-02, CHK-06)', async () => {
    const { data } = await cloud.web('account.startScanSignIn', { device: 'Chrome' })
    expect(data).toEqual({ code: expect.stringMatching(/^s\.[A-Za-z0-9_-]{22}$/), sixDigits: expect.stringMatching(/^\d{6}$/), secret: expect.any(String), link: `${cloud.url}/q/${String(data['code'])}`, expiresInMs: 300_000 })
  })

  test('stores neither code nor secret nor digits', async () => {
    const { data } = await cloud.web('account.startScanSignIn', { device: 'Chrome' })
    const stored = JSON.stringify(await cloud.school.read('scan_codes', {}))
    expect(['code', 'secret', 'sixDigits'].map((field) => stored.includes(`"${String(data[field])}"`))).toEqual([false, false, false])
  })

  test('lets the bound WeChat sign the computer in, once (ACC-02)', async () => {
    await bind(cloud, 'o-zhang', zhang)
    const { data } = await cloud.web('account.startScanSignIn', { device: 'Edge 浏览器' })
    const { code, secret } = data
    const seen = await cloud.wechat('o-zhang', 'account.getScanSignIn', { code })
    const waiting = cloud.web('account.finishScanSignIn', { code, secret })
    await cloud.wechat('o-zhang', 'account.approveScanSignIn', { code, isMine: true })
    const replies = [await waiting, await cloud.web('account.finishScanSignIn', { code, secret })]
    const session = replies.find(({ data }) => data['kind'] === 'session')?.data['session']
    const me = await cloud.web('account.getMe', {}, String(session))
    expect([seen.data, me.data['name'], replies.filter(({ data }) => data['kind'] === 'session').length]).toEqual([
      { device: 'Edge 浏览器', maskedName: '张*国', idTail: tailOf(zhang), expiresInMs: expect.any(Number) },
      '张建国',
      1,
    ])
  })

  test('lets the six digits beside the code be typed instead (ACC-05, CHK-06)', async () => {
    const { data } = await cloud.web('account.startScanSignIn', { device: 'Windows 微信旁的电脑' })
    const seen = await cloud.wechat('o-zhang', 'account.getScanSignIn', { code: data['sixDigits'] })
    await cloud.wechat('o-zhang', 'account.approveScanSignIn', { code: data['sixDigits'], isMine: true })
    const finished = await cloud.web('account.finishScanSignIn', { code: data['code'], secret: data['secret'] })
    const again = await cloud.wechat('o-zhang', 'account.getScanSignIn', { code: data['sixDigits'] })
    expect([seen.data['device'], finished.data['kind'], again.code]).toEqual(['Windows 微信旁的电脑', 'session', 'SCAN_CODE_EXPIRED'])
  })
})
