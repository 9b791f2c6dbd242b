// Attacks on who somebody is: one person and two WeChats, borrowed offers, made-up identities in the body, and doors that
// are not for clients.
import { bind, li, sessionBySms, startAccountCloud, zhang, type AccountCloud } from '../account/arrange'

let cloud: AccountCloud
beforeAll(async () => {
  cloud = await startAccountCloud()
}, 60_000)
afterAll(() => cloud.stop())

const offerTo = async (openid: string, phone: string): Promise<string> => {
  const reply = await cloud.wechat(openid, 'account.signInByPhoneCode', { code: await cloud.phoneCode(phone) })
  return String(reply.data['offer'])
}

describe('binding', () => {
  it('of two WeChats that bind one person at one moment one does; the other owns nothing (ACC-03, case 29)', async () => {
    const offers = [await offerTo('o-first', zhang.phone), await offerTo('o-second', zhang.phone)]
    const replies = await Promise.all([cloud.wechat('o-first', 'account.confirmBinding', { offer: offers[0] }), cloud.wechat('o-second', 'account.confirmBinding', { offer: offers[1] })])
    const owners = [await cloud.wechat('o-first', 'learning.getHome', {}), await cloud.wechat('o-second', 'learning.getHome', {})].map(({ code }) => code).sort()
    expect([replies.filter(({ code }) => code === 'ok').length, owners]).toEqual([1, ['NOT_SIGNED_IN', 'ok']])
  })

  it('one WeChat that takes up two persons’ offers at one moment serves one of them (ACC-03)', async () => {
    const people = await startAccountCloud([zhang, li])
    try {
      const offers = []
      for (const { phone } of [zhang, li]) offers.push(String((await people.wechat('o-greedy', 'account.signInByPhoneCode', { code: await people.phoneCode(phone) })).data['offer']))
      const replies = await Promise.all(offers.map((offer) => people.wechat('o-greedy', 'account.confirmBinding', { offer })))
      expect([replies.filter(({ code }) => code === 'ok').length, replies.some(({ code }) => code === 'INTERNAL')]).toEqual([1, false])
    } finally {
      await people.stop()
    }
  })

  it('an offer made to one WeChat binds no other (case 29)', async () => {
    const offer = await offerTo('o-owner', li.phone)
    const stolen = await cloud.wechat('o-thief', 'account.confirmBinding', { offer })
    expect([stolen.code === 'ok', (await cloud.wechat('o-thief', 'learning.getHome', {})).code]).toEqual([false, 'NOT_SIGNED_IN'])
  })
})

describe('doors', () => {
  it('an event from WeChat that looks like HTTP, with a bearer session, is still that WeChat’s call (case 32)', async () => {
    await bind(cloud, 'o-li', li)
    const session = await sessionBySms(cloud, li)
    const body = JSON.stringify({ operation: 'learning.getHome', input: {} })
    const looksLikeHttp = { httpMethod: 'POST', headers: { authorization: `Bearer ${session}` }, body }
    const codes = []
    for (const event of [looksLikeHttp, { ...looksLikeHttp, operation: 'learning.getHome', input: {} }]) codes.push(((await cloud.post('/call/trainee', event, { 'x-emulator-openid': 'o-nobody' })).body as { error?: { code: string } }).error?.code)
    expect(codes.every((code) => code === 'BAD_REQUEST' || code === 'NOT_SIGNED_IN')).toBe(true)
  })

  it.each([
    ['an openid', { openid: 'o-li' }],
    ['a role', { role: 'operator' }],
    ['an identity', { identity: { kind: 'wechat', openid: 'o-li' } }],
    ['an inherited field', JSON.parse('{"__proto__":{"openid":"o-li"},"constructor":1}') as object],
  ])('%s in the body names nobody (case 32)', async (_what, input) => {
    const reply = await cloud.wechat('o-nobody', 'learning.getHome', input)
    expect(['BAD_REQUEST', 'NOT_SIGNED_IN']).toContain(reply.code)
  })

  it('operators’ and timers’ operations answer no client, whoever is named in them (case 32)', async () => {
    const codes = []
    for (const [name, operation] of [['trainee', 'roster.import'], ['visitor', 'account.issueClaim'], ['trainee', 'exam.sweep'], ['admin', 'account.issueClaim'], ['timer', 'exam.sweep'], ['timer', 'messages.send']]) {
      for (const headers of [{ 'x-emulator-openid': 'o-li' }, { authorization: `Bearer ${'a'.repeat(43)}` }, {}] as Record<string, string>[]) {
        const { body } = await cloud.post(`/call/${name}`, { operation, input: { operator: 'op-wang', key: 'x', reason: 'x' } }, headers)
        codes.push((body as { error?: { code: string } }).error?.code)
      }
    }
    expect(codes.filter((code) => !['UNKNOWN_OPERATION', 'FORBIDDEN', 'NOT_FOUND'].includes(String(code)))).toEqual([])
  })
})

it('all this left no answer that breaks the contract', async () => {
  const stats = (await (await fetch(`${cloud.url}/emulator/stats`)).json()) as { contractBreaches: unknown[] }
  expect(stats.contractBreaches).toEqual([])
})
