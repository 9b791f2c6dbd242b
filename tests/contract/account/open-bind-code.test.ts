import { bind, li, namesake, sessionBySms, startAccountCloud, tailOf, zhang, type AccountCloud } from './arrange'

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

describe('typing the six digits beside it (ACC-05, CHK-06)', () => {
  let other: AccountCloud
  beforeAll(async () => {
    other = await startAccountCloud([zhang, namesake])
  }, 60_000)
  afterAll(() => other.stop())

  const issue = async (person: typeof zhang) => (await other.web('account.issueBindCode', {}, await sessionBySms(other, person))).data
  const type = (openid: string, sixDigits: unknown, idTail: string) => other.wechat(openid, 'account.openBindCode', { sixDigits, idTail })

  test('needs the last four characters of the ID number besides, and binds as scanning does', async () => {
    const { sixDigits } = await issue(zhang)
    const guessed = await type('o-zhang', sixDigits, tailOf(namesake))
    const offer = await type('o-zhang', sixDigits, tailOf(zhang).toLowerCase())
    const bound = await other.wechat('o-zhang', 'account.confirmBinding', { offer: offer.data['offer'] })
    expect([guessed.code, offer.data['maskedName'], bound.code]).toEqual(['SCAN_CODE_EXPIRED', '张*国', 'ok'])
  })

  test('stops a WeChat that guesses, also one that has a right code of its own; nobody else waits (ACC-07)', async () => {
    const { sixDigits } = await issue(namesake)
    const codes = []
    for (let guess = 0; guess < 4; guess += 1) codes.push((await type('o-guesser', '000000', tailOf(namesake))).code)
    codes.push((await type('o-guesser', sixDigits, tailOf(namesake))).code)
    codes.push((await type('o-guesser', sixDigits, tailOf(namesake))).code)
    expect([codes, (await type('o-owner', sixDigits, tailOf(namesake))).code]).toEqual([[...Array<string>(4).fill('SCAN_CODE_EXPIRED'), 'ok', 'THROTTLED'], 'ok'])
  })
})
