import { bind, startAccountCloud, zhang, type AccountCloud } from './arrange'

let cloud: AccountCloud
beforeAll(async () => {
  cloud = await startAccountCloud()
  await bind(cloud, 'o-zhang', zhang)
}, 60_000)
afterAll(() => cloud.stop())

const start = async () => (await cloud.web('account.startScanSignIn', { device: 'Chrome' })).data as { code: string; secret: string }

describe('waiting for the phone’s answer', () => {
  test('says so while there is none', async () => {
    const { code, secret } = await start()
    expect((await cloud.web('account.finishScanSignIn', { code, secret })).data).toEqual({ kind: 'waiting' })
  })

  test('gives nothing to who saw the code without the browser’s secret', async () => {
    const { code } = await start()
    await cloud.wechat('o-zhang', 'account.approveScanSignIn', { code, isMine: true })
    expect((await cloud.web('account.finishScanSignIn', { code, secret: 'guess' })).code).toBe('SCAN_CODE_EXPIRED')
  })

  test('ends when the phone says 不是我本人 (CHK-06)', async () => {
    const { code, secret } = await start()
    await cloud.wechat('o-zhang', 'account.approveScanSignIn', { code, isMine: false })
    expect((await cloud.web('account.finishScanSignIn', { code, secret })).code).toBe('SCAN_DENIED')
  })

  test('ends with the code’s time', async () => {
    const { code, secret } = await start()
    await cloud.advance(300_000)
    expect((await cloud.web('account.finishScanSignIn', { code, secret })).code).toBe('SCAN_CODE_EXPIRED')
  })

  test('gives no session for an approval from before all sessions were ended (ACC-04)', async () => {
    const { code, secret } = await start()
    await cloud.wechat('o-zhang', 'account.approveScanSignIn', { code, isMine: true })
    await cloud.wechat('o-zhang', 'account.endOtherSessions', {})
    expect((await cloud.web('account.finishScanSignIn', { code, secret })).code).toBe('SCAN_CODE_EXPIRED')
  })

  test('opens one session when asked twice at once', async () => {
    const { code, secret } = await start()
    await cloud.wechat('o-zhang', 'account.approveScanSignIn', { code, isMine: true })
    const replies = await Promise.all([cloud.web('account.finishScanSignIn', { code, secret }), cloud.web('account.finishScanSignIn', { code, secret })])
    expect(replies.map((reply) => reply.code).sort()).toEqual(['SCAN_CODE_EXPIRED', 'ok'])
  })
})
