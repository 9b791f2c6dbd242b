// A corrected phone takes with it every code that went to the wrong one (ACC-02, OPS-05).
import { startAccountCloud, zhang, type AccountCloud } from '../account/arrange'

let cloud: AccountCloud
beforeAll(async () => {
  cloud = await startAccountCloud([zhang])
}, 60_000)
afterAll(() => cloud.stop())

test('who held the wrong number cannot come in by a code that was sent there before the correction', async () => {
  await cloud.web('account.requestSmsCode', { by: 'id-number', idNumber: zhang.idNumber })
  const code = (await cloud.lastSms(zhang.phone)) ?? ''
  const corrected = await cloud.admin('trainee.correct', { idNumber: zhang.idNumber, newPhone: '13955556666', confirm: true })
  const entered = await cloud.web('account.signInByPassword', { idNumber: zhang.idNumber, password: '11111', proof: { kind: 'sms', code } })
  await cloud.advance(60_000)
  await cloud.web('account.requestSmsCode', { by: 'id-number', idNumber: zhang.idNumber })
  const own = await cloud.web('account.signInByPassword', { idNumber: zhang.idNumber, password: '11111', proof: { kind: 'sms', code: (await cloud.lastSms('13955556666')) ?? '' } })
  expect([code.length, corrected.code, entered.code, own.code]).toEqual([6, 'ok', 'SIGN_IN_REFUSED', 'ok'])
})
