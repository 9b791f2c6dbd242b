import { namesake, sessionByClaim, sessionByPassword, startAccountCloud, stranger, wang, type AccountCloud } from './arrange'

let cloud: AccountCloud
beforeAll(async () => {
  cloud = await startAccountCloud()
}, 60_000)
afterAll(() => cloud.stop())

describe('resetting a password at the office', () => {
  test('brings the initial one back, which needs a proof, and ends every session (ACC-02, ACC-04)', async () => {
    const session = await sessionByClaim(cloud, wang)
    await cloud.web('account.setPassword', { password: 'gongdi-2026' }, session)
    const second = await sessionByPassword(cloud, wang, 'gongdi-2026')
    const reply = await cloud.admin('account.resetPassword', { idNumber: wang.idNumber })
    const old = await cloud.web('account.signInByPassword', { idNumber: wang.idNumber, password: 'gongdi-2026' })
    const initial = await cloud.web('account.signInByPassword', { idNumber: wang.idNumber, password: '11111', proof: { kind: 'claim', code: await cloud.claimCodeFor(wang) } })
    const alive = [await cloud.web('account.getMe', {}, session), await cloud.web('account.getMe', {}, second)]
    expect([reply.code, old.code, initial.data['mustSetPassword'], ...alive.map(({ code }) => code)]).toEqual(['ok', 'SIGN_IN_REFUSED', true, 'NOT_SIGNED_IN', 'NOT_SIGNED_IN'])
  })

  test('refuses a wrong key, an unknown person and two of one name', async () => {
    const replies = [await cloud.admin('account.resetPassword', { key: 'wrong', idNumber: wang.idNumber }), await cloud.admin('account.resetPassword', { idNumber: stranger.idNumber })]
    const twins = await startAccountCloud([wang, namesake])
    replies.push(await twins.admin('account.resetPassword', { name: wang.name }))
    await twins.stop()
    expect(replies.map(({ code }) => code)).toEqual(['OPERATOR_REFUSED', 'PERSON_UNKNOWN', 'PERSON_AMBIGUOUS'])
  })
})
