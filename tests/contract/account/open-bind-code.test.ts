import { bind, li, sessionBySms, startAccountCloud, zhang, type AccountCloud } from './arrange'

let cloud: AccountCloud
beforeAll(async () => {
  cloud = await startAccountCloud()
}, 60_000)
afterAll(() => cloud.stop())

const codeOf = async (person: typeof zhang) => String((await cloud.web('account.issueBindCode', {}, await sessionBySms(cloud, person))).data['code'])

describe('opening a computer’s bind code on the phone', () => {
  test('is for WeChat alone, with a code that is real and not too old', async () => {
    const code = await codeOf(zhang)
    const replies = [await cloud.web('account.openBindCode', { code }), await cloud.wechat('o-a', 'account.openBindCode', { code: 'b.aaaaaaaaaaaaaaaaaaaaaa' }), await cloud.wechat('o-a', 'account.openBindCode', { code: code.replace('b.', 's.') })]
    await cloud.advance(600_000)
    replies.push(await cloud.wechat('o-a', 'account.openBindCode', { code }))
    expect(replies.map((reply) => reply.code)).toEqual(['NEEDS_WECHAT', 'SCAN_CODE_EXPIRED', 'SCAN_CODE_EXPIRED', 'SCAN_CODE_EXPIRED'])
  })

  test('refuses a WeChat that serves somebody else, and a person who was bound meanwhile (ACC-03)', async () => {
    await bind(cloud, 'o-zhang', zhang)
    const code = await codeOf(li)
    const taken = await cloud.wechat('o-zhang', 'account.openBindCode', { code })
    await bind(cloud, 'o-li', li)
    const late = await cloud.wechat('o-second', 'account.openBindCode', { code })
    const own = await cloud.wechat('o-li', 'account.openBindCode', { code })
    expect([taken.code, late.code, own.data['kind']]).toEqual(['WECHAT_TAKEN', 'BOUND_ELSEWHERE', 'signed-in'])
  })
})
