// A password is no proof of a person: not by way of an own phone either (ACC-03, ACC-07).
import { sessionByPassword, sessionBySms, startAccountCloud, zhang, type AccountCloud } from '../account/arrange'

let cloud: AccountCloud
beforeAll(async () => {
  cloud = await startAccountCloud([zhang])
}, 60_000)
afterAll(() => cloud.stop())

test('who knows a password cannot leave an own phone and bind the person by it (integrity, "Identity")', async () => {
  const thiefsPhone = '13500009999'
  await cloud.web('account.setPassword', { password: 'gongdi-2026' }, await sessionBySms(cloud, zhang))
  const session = await sessionByPassword(cloud, zhang, 'gongdi-2026')
  const asked = await cloud.web('account.requestMySmsCode', { purpose: 'own-phone', phone: thiefsPhone }, session)
  const left = await cloud.web('account.leaveOwnPhone', { kind: 'sms', phone: thiefsPhone, code: (await cloud.lastSms(thiefsPhone)) ?? '000000' }, session)
  await cloud.advance(60_000)
  await cloud.web('account.requestMySmsCode', { purpose: 'bind' }, session)
  const code = await cloud.lastSms(thiefsPhone)
  const offered = await cloud.web('account.issueBindCode', code === null ? {} : { smsCode: code }, session)
  const door = await cloud.wechat('o-thief', 'account.signInByPhoneCode', { code: await cloud.phoneCode(thiefsPhone) })
  expect([asked.code, left.code, offered.code, door.code]).toEqual(['PROOF_NEEDED', 'PROOF_NEEDED', 'PROOF_NEEDED', 'PHONE_NOT_ENROLLED'])
})
