import { startAccountCloud, stranger, wang, zhang, tailOf, type AccountCloud } from './arrange'

let cloud: AccountCloud
beforeAll(async () => {
  cloud = await startAccountCloud()
}, 60_000)
afterAll(() => cloud.stop())

const signIn = async (openid: string, phone: string) => cloud.wechat(openid, 'account.signInByPhoneCode', { code: await cloud.phoneCode(phone) })

describe('signing in by WeChat’s phone number', () => {
  test('offers to bind the one person who reserved the number, named but masked (ACC-01, ACC-03)', async () => {
    const reply = await signIn('o-zhang', zhang.phone)
    expect(reply).toEqual({ code: 'ok', details: {}, data: { kind: 'offer', offer: expect.any(String), maskedName: '张*国', idTail: tailOf(zhang), expiresInMs: 600_000 } })
  })

  test('shows a number nobody reserved, masked, so that the trainee can see what to correct (ACC-01)', async () => {
    const reply = await signIn('o-stranger', stranger.phone)
    expect([reply.code, reply.details]).toEqual(['PHONE_NOT_ENROLLED', { maskedPhone: '136****0000' }])
  })

  test('proves nobody by a number that is reserved for two people (ACC-07)', async () => {
    const reply = await signIn('o-wang', wang.phone)
    expect([reply.code, reply.details]).toEqual(['PHONE_SHARED', { maskedPhone: '137****2222' }])
  })

  test('is refused to a browser, whatever code it sends', async () => {
    const reply = await cloud.web('account.signInByPhoneCode', { code: await cloud.phoneCode(zhang.phone) })
    expect(reply.code).toBe('NEEDS_WECHAT')
  })

  test('takes a code of WeChat once, and none that is invented', async () => {
    const code = await cloud.phoneCode(zhang.phone)
    const replies = [await cloud.wechat('o-zhang', 'account.signInByPhoneCode', { code }), await cloud.wechat('o-zhang', 'account.signInByPhoneCode', { code }), await cloud.wechat('o-zhang', 'account.signInByPhoneCode', { code: 'invented' })]
    expect(replies.map((reply) => reply.code)).toEqual(['ok', 'PHONE_CODE_REFUSED', 'PHONE_CODE_REFUSED'])
  })

  test('knows the bound WeChat again, refuses a second WeChat for the person and a second person for the WeChat (ACC-03)', async () => {
    const { data } = await signIn('o-zhang', zhang.phone)
    await cloud.wechat('o-zhang', 'account.confirmBinding', { offer: data['offer'] })
    const again = await signIn('o-zhang', zhang.phone)
    const second = await signIn('o-other', zhang.phone)
    const colleague = await signIn('o-zhang', '13912345678')
    expect([again.data, second.code, colleague.code, colleague.details]).toEqual([{ kind: 'signed-in', maskedName: '张*国', idTail: tailOf(zhang) }, 'BOUND_ELSEWHERE', 'WECHAT_TAKEN', { maskedName: '张*国', idTail: tailOf(zhang) }])
  })

  test('ignores an openid in the body (case 32)', async () => {
    const reply = await cloud.wechat('o-thief', 'account.signInByPhoneCode', { code: 'x', openid: 'o-zhang' })
    expect(reply.code).toBe('BAD_REQUEST')
  })
})
