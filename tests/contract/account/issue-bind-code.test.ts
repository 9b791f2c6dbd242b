import { bind, li, sessionByClaim, sessionByPassword, sessionBySms, startAccountCloud, wang, zhang, type AccountCloud } from './arrange'

let cloud: AccountCloud
beforeAll(async () => {
  cloud = await startAccountCloud()
}, 60_000)
afterAll(() => cloud.stop())

async function bindBy(openid: string, session: string, input: unknown = {}) {
  const issued = await cloud.web('account.issueBindCode', input, session)
  const offer = await cloud.wechat(openid, 'account.openBindCode', { code: issued.data['code'] })
  return { issued, offer }
}

describe('binding the own WeChat by scanning a computer’s code (CHK-01)', () => {
  test('offers the phone to the person whose session began with an SMS code', async () => {
    const { issued, offer } = await bindBy('o-zhang', await sessionBySms(cloud, zhang))
    await cloud.wechat('o-zhang', 'account.confirmBinding', { offer: offer.data['offer'] })
    const me = await cloud.wechat('o-zhang', 'account.getMe', {})
    expect([issued.data, offer.data['maskedName'], me.data['name']]).toEqual([
      { code: expect.stringMatching(/^b\./), sixDigits: expect.stringMatching(/^\d{6}$/), link: `${cloud.url}/q/${String(issued.data['code'])}`, expiresInMs: 600_000 },
      '张*国',
      '张建国',
    ])
  })

  test('offers it to the person whose session began with a claim code, behind a shared phone', async () => {
    const session = await sessionByClaim(cloud, wang)
    await cloud.web('account.setPassword', { password: 'gongdi-2026' }, session)
    const { offer } = await bindBy('o-wang', session)
    expect(offer.data).toMatchObject({ kind: 'offer', maskedName: '王*' })
  })

  test('asks a session that began with a password for the reserved phone besides', async () => {
    await cloud.web('account.setPassword', { password: 'fangshui-88' }, await sessionBySms(cloud, li))
    const session = await sessionByPassword(cloud, li, 'fangshui-88')
    const without = await cloud.web('account.issueBindCode', {}, session)
    await cloud.web('account.requestMySmsCode', { purpose: 'bind' }, session)
    const smsCode = await cloud.lastSms(li.phone)
    const wrong = await cloud.web('account.issueBindCode', { smsCode: smsCode === '000000' ? '000001' : '000000' }, session)
    const { issued } = await bindBy('o-li', session, { smsCode })
    const twice = await cloud.web('account.issueBindCode', { smsCode }, session)
    expect([without.code, wrong.code, wrong.details, issued.code, twice.code]).toEqual(['PROOF_NEEDED', 'SMS_CODE_REFUSED', { triesLeft: 4 }, 'ok', 'SMS_CODE_REFUSED'])
  })

  test('tells who shares a phone that a claim code is needed (ACC-07)', async () => {
    const session = await sessionByPassword(cloud, wang, 'gongdi-2026')
    const replies = [await cloud.web('account.issueBindCode', {}, session), await cloud.web('account.requestMySmsCode', { purpose: 'bind' }, session)]
    expect(replies.map(({ code, details }) => [code, details])).toEqual([
      ['PHONE_SHARED', { maskedPhone: '137****2222' }],
      ['PHONE_SHARED', { maskedPhone: '137****2222' }],
    ])
  })

  test('has nothing to do for who is bound, and inside WeChat', async () => {
    await bind(cloud, 'o-li', li)
    const bound = await cloud.web('account.issueBindCode', {}, await sessionBySms(cloud, li))
    const inside = await cloud.wechat('o-li', 'account.issueBindCode', {})
    expect([bound.code, inside.code]).toEqual(['ALREADY_BOUND', 'NEEDS_WEB_SESSION'])
  })
})
