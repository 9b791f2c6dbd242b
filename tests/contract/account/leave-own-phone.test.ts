import { bind, li, sessionByClaim, startAccountCloud, wang, zhao, zhang, type AccountCloud } from './arrange'

let cloud: AccountCloud
beforeAll(async () => {
  cloud = await startAccountCloud()
}, 60_000)
afterAll(() => cloud.stop())

describe('leaving an own phone (ACC-07)', () => {
  test('is proven by a code sent there, and proves the person alone from then on', async () => {
    const session = await sessionByClaim(cloud, wang)
    await cloud.web('account.setPassword', { password: 'gongdi-2026' }, session)
    await cloud.web('account.requestMySmsCode', { purpose: 'own-phone', phone: '13500001111' }, session)
    const wrong = await cloud.web('account.leaveOwnPhone', { kind: 'sms', phone: '13500001111', code: '000000' }, session)
    const left = await cloud.web('account.leaveOwnPhone', { kind: 'sms', phone: '13500001111', code: await cloud.lastSms('13500001111') }, session)
    const offer = await cloud.wechat('o-wang', 'account.signInByPhoneCode', { code: await cloud.phoneCode('13500001111') })
    expect([wrong.code, left.data, offer.data['maskedName']]).toEqual(['SMS_CODE_REFUSED', { maskedPhone: '135****1111' }, '王*'])
  })

  test('is proven by WeChat’s button too, which a browser has not', async () => {
    await bind(cloud, 'o-zhang', zhang)
    const left = await cloud.wechat('o-zhang', 'account.leaveOwnPhone', { kind: 'wechat', code: await cloud.phoneCode('13500002222') })
    const invented = await cloud.wechat('o-zhang', 'account.leaveOwnPhone', { kind: 'wechat', code: 'invented' })
    const session = await sessionByClaim(cloud, zhao)
    await cloud.web('account.setPassword', { password: 'gongdi-2027' }, session)
    const browser = await cloud.web('account.leaveOwnPhone', { kind: 'wechat', code: await cloud.phoneCode('13500003333') }, session)
    expect([left.data['maskedPhone'], invented.code, browser.code]).toEqual(['135****2222', 'PHONE_CODE_REFUSED', 'NEEDS_WECHAT'])
  })

  test('is refused when somebody else has the number: it would prove neither', async () => {
    const reply = await cloud.wechat('o-zhang', 'account.leaveOwnPhone', { kind: 'wechat', code: await cloud.phoneCode(li.phone) })
    expect([reply.code, reply.details]).toEqual(['PHONE_SHARED', { maskedPhone: '139****5678' }])
  })
})
