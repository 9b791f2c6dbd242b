import { bind, li, sessionByClaim, sessionByPassword, sessionBySms, startAccountCloud, tailOf, wang, zhang, type AccountCloud } from './arrange'

let cloud: AccountCloud
beforeAll(async () => {
  cloud = await startAccountCloud()
}, 60_000)
afterAll(() => cloud.stop())

describe('setting an own password', () => {
  test('ends the first session’s restriction and makes the password good (ACC-02)', async () => {
    const session = await sessionByClaim(cloud, wang)
    await cloud.web('account.setPassword', { password: 'gongdi-2026' }, session)
    const me = await cloud.web('account.getMe', {}, session)
    const again = await cloud.web('account.getMe', {}, await sessionByPassword(cloud, wang, 'gongdi-2026'))
    expect([me.data['mustSetPassword'], me.data['hasOwnPassword'], (me.data['enrolments'] as unknown[]).length, again.code]).toEqual([false, true, 1, 'ok'])
  })

  test('names what is wrong with a password that is easy to guess, and changes nothing', async () => {
    const session = await sessionByClaim(cloud, zhang)
    const replies = [await cloud.web('account.setPassword', { password: '11111' }, session), await cloud.web('account.setPassword', { password: `19740315${tailOf(zhang)}` }, session)]
    const me = await cloud.web('account.getMe', {}, session)
    expect([replies.map(({ code, details }) => [code, details['fault']]), me.data['mustSetPassword']]).toEqual([[['PASSWORD_UNFIT', 'initial'], ['PASSWORD_UNFIT', 'id-number']], true])
  })

  test('asks a session that began with the password for the old one, and delays guessing at it', async () => {
    await cloud.web('account.setPassword', { password: 'fangshui-88' }, await sessionBySms(cloud, li))
    const session = await sessionByPassword(cloud, li, 'fangshui-88')
    const without = await cloud.web('account.setPassword', { password: 'neue-losung-1' }, session)
    const codes = []
    for (let guess = 0; guess < 5; guess += 1) codes.push((await cloud.web('account.setPassword', { password: 'neue-losung-1', oldPassword: 'guess' + guess }, session)).code)
    await cloud.advance(30_000)
    const right = await cloud.web('account.setPassword', { password: 'neue-losung-1', oldPassword: 'fangshui-88' }, session)
    expect([without.code, without.details, codes.at(-1), right.code]).toEqual(['OLD_PASSWORD_WRONG', { triesLeft: 4 }, 'THROTTLED', 'ok'])
  })

  test('resets a forgotten one from the bound WeChat (ACC-02)', async () => {
    await bind(cloud, 'o-li', li)
    const reply = await cloud.wechat('o-li', 'account.setPassword', { password: 'vergessen-99' })
    expect([reply.code, (await cloud.web('account.getMe', {}, await sessionByPassword(cloud, li, 'vergessen-99'))).code]).toEqual(['ok', 'ok'])
  })

  test('ends every other session (ACC-04)', async () => {
    const other = await sessionByPassword(cloud, li, 'vergessen-99')
    const own = await sessionBySms(cloud, li)
    await cloud.web('account.setPassword', { password: 'ganz-neu-2027' }, own)
    expect([(await cloud.web('account.getMe', {}, other)).code, (await cloud.web('account.getMe', {}, own)).code]).toEqual(['NOT_SIGNED_IN', 'ok'])
  })

  test('asks a session that proved the person long ago for the old one', async () => {
    const session = await sessionBySms(cloud, li)
    await cloud.advance(600_000)
    expect((await cloud.web('account.setPassword', { password: 'spaeter-2028' }, session)).code).toBe('OLD_PASSWORD_WRONG')
  })

  test('is refused to nobody', async () => {
    expect((await cloud.web('account.setPassword', { password: 'irgendwas-1' })).code).toBe('NOT_SIGNED_IN')
  })
})
