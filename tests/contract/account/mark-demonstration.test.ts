import { cloudApp } from '../local-cloud'
import { li, namesake, startAccountCloud, stranger, wang, zhang, type AccountCloud } from './arrange'

let cloud: AccountCloud
beforeAll(async () => {
  cloud = await startAccountCloud([zhang, li, wang, namesake])
}, 60_000)
afterAll(() => cloud.stop())

describe('marking the demonstration account', () => {
  test('gives it a password that signs in inside the mini-program (REL-01)', async () => {
    const marked = await cloud.admin('account.markDemonstration', { idNumber: zhang.idNumber, password: 'review-2026' })
    const reply = await cloud.wechat('o-reviewer', 'account.signInByPassword', { idNumber: zhang.idNumber, password: 'review-2026' })
    const me = await cloud.wechat('o-reviewer', 'account.getMe', {})
    expect([marked.code, reply.data['kind'], me.data['isDemonstration']]).toEqual(['ok', 'signed-in', true])
  })

  test('refuses a wrong key, an unknown person, two of one name, and a password that is easy to guess', async () => {
    const password = 'review-2026'
    const replies = [
      await cloud.admin('account.markDemonstration', { key: 'wrong', idNumber: li.idNumber, password }),
      await cloud.admin('account.markDemonstration', { idNumber: stranger.idNumber, password }),
      await cloud.admin('account.markDemonstration', { name: wang.name, password }),
      await cloud.admin('account.markDemonstration', { idNumber: li.idNumber, password: '11111' }),
    ]
    expect(replies.map(({ code }) => code)).toEqual(['OPERATOR_REFUSED', 'PERSON_UNKNOWN', 'PERSON_AMBIGUOUS', 'PASSWORD_UNFIT'])
  })

  test('refuses a person who has earned hours for real', async () => {
    const [trainee] = await cloud.school.read<{ _id: string }>('trainees', { name: li.name })
    const app = cloudApp(cloud)
    await app.database().collection('ledger').add({ _id: 'an-entry', traineeId: trainee?._id })
    const reply = await cloud.admin('account.markDemonstration', { idNumber: li.idNumber, password: 'review-2026' })
    expect(reply.code).toBe('HAS_EARNED_HOURS')
  })
})
