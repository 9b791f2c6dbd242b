import { li, startAccountCloud, stranger, wang, zhang, zhao, tailOf, type AccountCloud } from './arrange'

let cloud: AccountCloud
beforeAll(async () => {
  cloud = await startAccountCloud()
}, 60_000)
afterAll(() => cloud.stop())

const fields = ({ name, idNumber }: typeof wang, claimCode: string) => ({ name, idNumber, claimCode })

describe('claiming by name, ID number and claim code', () => {
  test('offers each of two people behind one phone their own WeChat (ACC-07)', async () => {
    const offers = [
      await cloud.wechat('o-wang', 'account.claim', fields(wang, await cloud.claimCodeFor(wang))),
      await cloud.wechat('o-zhao', 'account.claim', fields(zhao, await cloud.claimCodeFor(zhao))),
    ]
    const bound = [await cloud.wechat('o-wang', 'account.confirmBinding', { offer: offers[0]?.data['offer'] }), await cloud.wechat('o-zhao', 'account.confirmBinding', { offer: offers[1]?.data['offer'] })]
    expect(bound.map((reply) => reply.data)).toEqual([
      { maskedName: '王*', idTail: tailOf(wang), needsOwnPhone: true },
      { maskedName: '赵*', idTail: tailOf(zhao), needsOwnPhone: true },
    ])
  })

  test('opens a web session that has to set a password first', async () => {
    const reply = await cloud.web('account.claim', fields(zhang, await cloud.claimCodeFor(zhang)))
    expect(reply.data).toMatchObject({ kind: 'session', mustSetPassword: true, maskedName: '张*国' })
  })

  test('does not tell which of the three was wrong, and counts the tries down', async () => {
    cloud.moveTo('10.0.4.1')
    const code = await cloud.claimCodeFor(li)
    const replies = [
      await cloud.web('account.claim', fields(li, 'AAAA-BBBB')),
      await cloud.web('account.claim', fields({ ...li, name: '李方' }, code)),
      await cloud.web('account.claim', fields(stranger, code)),
    ]
    expect(replies).toEqual([
      { code: 'CLAIM_REFUSED', data: {}, details: { triesLeft: 4 } },
      { code: 'CLAIM_REFUSED', data: {}, details: { triesLeft: 3 } },
      { code: 'CLAIM_REFUSED', data: {}, details: { triesLeft: 4 } },
    ])
  })

  test('reads a code as people type it: small letters, no dash, spaces', async () => {
    const code = (await cloud.claimCodeFor(li)).toLowerCase().replace('-', ' ')
    expect((await cloud.web('account.claim', fields({ ...li, name: '李 芳' }, code))).code).toBe('ok')
  })

  test('takes a code once, not after it was replaced, and not after it expired (ACC-06)', async () => {
    const first = await cloud.claimCodeFor(li)
    const second = await cloud.claimCodeFor(li)
    const replaced = await cloud.web('account.claim', fields(li, first))
    const used = [await cloud.web('account.claim', fields(li, second)), await cloud.web('account.claim', fields(li, second))]
    const third = await cloud.claimCodeFor(li)
    await cloud.advance(30 * 86_400_000)
    const late = await cloud.web('account.claim', fields(li, third))
    expect([replaced.code, ...used.map((reply) => reply.code), late.code]).toEqual(['CLAIM_REFUSED', 'ok', 'CLAIM_REFUSED', 'CLAIM_REFUSED'])
  })

  test('makes a guesser wait without voiding the code of the person it guesses at', async () => {
    const code = await cloud.claimCodeFor(li)
    cloud.moveTo('66.6.6.6')
    const guesses = []
    for (let guess = 0; guess < 7; guess += 1) guesses.push((await cloud.web('account.claim', fields(li, 'AAAA-BBB' + (2 + guess)))).code)
    cloud.moveTo('10.0.4.9')
    expect([guesses.at(-1), (await cloud.web('account.claim', fields(li, code))).code]).toEqual(['THROTTLED', 'ok'])
  })

  test('keeps the code good for who left the confirmation without confirming', async () => {
    const code = await cloud.claimCodeFor(li)
    const offers = [await cloud.wechat('o-li', 'account.claim', fields(li, code)), await cloud.wechat('o-li', 'account.claim', fields(li, code))]
    const bound = await cloud.wechat('o-li', 'account.confirmBinding', { offer: offers[1]?.data['offer'] })
    const afterwards = await cloud.web('account.claim', fields(li, code))
    expect([...offers.map((reply) => reply.code), bound.code, afterwards.code]).toEqual(['ok', 'ok', 'ok', 'CLAIM_REFUSED'])
  })

  test('refuses a second WeChat and a WeChat that is taken (ACC-03)', async () => {
    const second = await cloud.wechat('o-second', 'account.claim', fields(li, await cloud.claimCodeFor(li)))
    const taken = await cloud.wechat('o-li', 'account.claim', fields(zhang, await cloud.claimCodeFor(zhang)))
    expect([second.code, taken.code]).toEqual(['BOUND_ELSEWHERE', 'WECHAT_TAKEN'])
  })
})
