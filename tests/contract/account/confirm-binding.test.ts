import { li, startAccountCloud, wang, zhang, zhao, type AccountCloud, type Person } from './arrange'

let cloud: AccountCloud
beforeAll(async () => {
  cloud = await startAccountCloud()
}, 60_000)
afterAll(() => cloud.stop())

async function offerTo(openid: string, person: Person, unionid?: string): Promise<string> {
  const reply = await cloud.wechat(openid, 'account.claim', { name: person.name, idNumber: person.idNumber, claimCode: await cloud.claimCodeFor(person) }, unionid)
  return String(reply.data['offer'])
}

describe('binding a person to their WeChat', () => {
  test('serves the person at once, without any session (ACC-03)', async () => {
    const offer = await offerTo('o-zhang', zhang, 'u-zhang')
    const before = await cloud.wechat('o-zhang', 'account.getMe', {}, 'u-zhang')
    await cloud.wechat('o-zhang', 'account.confirmBinding', { offer }, 'u-zhang')
    const after = await cloud.wechat('o-zhang', 'account.getMe', {}, 'u-zhang')
    expect([before.code, after.data['name'], after.data['via']]).toEqual(['NOT_SIGNED_IN', '张建国', 'wechat'])
  })

  test('knows the same person by unionid in the official account’s page (ACC-03)', async () => {
    const page = await cloud.wechat('o-page-zhang', 'account.getMe', {}, 'u-zhang')
    const somebody = await cloud.wechat('o-page-other', 'account.getMe', {}, 'u-other')
    expect([page.data['name'], somebody.code]).toEqual(['张建国', 'NOT_SIGNED_IN'])
  })

  test('answers the same confirmation again after its answer was lost', async () => {
    const offer = await offerTo('o-wang', wang)
    const first = await cloud.wechat('o-wang', 'account.confirmBinding', { offer })
    const again = await cloud.wechat('o-wang', 'account.confirmBinding', { offer })
    expect([again, (await cloud.school.read('evidence', { stream: 'identity' })).length]).toEqual([first, expect.any(Number)])
  })

  test('records each binding on the identity chain, by ids and hashes alone (PRV-04)', async () => {
    const entries = (await cloud.school.read<{ content: Record<string, unknown> }>('evidence', { stream: 'identity' })).filter(({ content }) => content['event'] === 'wechat-bound')
    expect([entries.length, JSON.stringify(entries).match(/o-zhang|张|3205/)]).toEqual([2, null])
  })

  test('lets exactly one of two WeChats have a person, when both confirm at once (case 29)', async () => {
    const offers = [await offerTo('o-a', zhao), '']
    // The second offer rests on the claim code that replaced the first one's; the first is void with it.
    offers[1] = await offerTo('o-b', zhao)
    const replies = await Promise.all([cloud.wechat('o-a', 'account.confirmBinding', { offer: offers[0] }), cloud.wechat('o-b', 'account.confirmBinding', { offer: offers[1] })])
    expect(replies.map((reply) => reply.code).sort()).toEqual(['OFFER_EXPIRED', 'ok'])
  })

  test('lets exactly one of two WeChats have a person who was proven by phone in both', async () => {
    const offers = []
    for (const openid of ['o-c', 'o-d']) offers.push(String((await cloud.wechat(openid, 'account.signInByPhoneCode', { code: await cloud.phoneCode(li.phone) })).data['offer']))
    const replies = await Promise.all([cloud.wechat('o-c', 'account.confirmBinding', { offer: offers[0] }), cloud.wechat('o-d', 'account.confirmBinding', { offer: offers[1] })])
    const serving = [await cloud.wechat('o-c', 'account.getMe', {}), await cloud.wechat('o-d', 'account.getMe', {})]
    expect([replies.map((reply) => reply.code).sort(), serving.map((reply) => reply.code).sort()]).toEqual([
      ['BOUND_ELSEWHERE', 'ok'],
      ['NOT_SIGNED_IN', 'ok'],
    ])
  })

  test('is refused for another WeChat’s offer, an invented one, and from a browser', async () => {
    const other = await startAccountCloud([zhang])
    try {
      const code = { code: await other.phoneCode(zhang.phone) }
      const offer = (await other.wechat('o-zhang', 'account.signInByPhoneCode', code)).data['offer']
      const replies = [await other.wechat('o-thief', 'account.confirmBinding', { offer }), await other.wechat('o-zhang', 'account.confirmBinding', { offer: 'invented' }), await other.web('account.confirmBinding', { offer })]
      await other.advance(600_000)
      const late = await other.wechat('o-zhang', 'account.confirmBinding', { offer })
      expect([...replies, late].map((reply) => reply.code)).toEqual(['OFFER_EXPIRED', 'OFFER_EXPIRED', 'NEEDS_WECHAT', 'OFFER_EXPIRED'])
    } finally {
      await other.stop()
    }
  })

  test('binds one WeChat to one of two people, when it confirms both at once (ACC-03)', async () => {
    const other = await startAccountCloud([zhang, li])
    try {
      const offers: unknown[] = []
      for (const { phone } of [zhang, li]) offers.push((await other.wechat('o-both', 'account.signInByPhoneCode', { code: await other.phoneCode(phone) })).data['offer'])
      const replies = await Promise.all(offers.map((offer) => other.wechat('o-both', 'account.confirmBinding', { offer })))
      expect(replies.map((reply) => reply.code).sort()).toEqual(['WECHAT_TAKEN', 'ok'])
    } finally {
      await other.stop()
    }
  })
})
