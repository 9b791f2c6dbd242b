import { bind, startAccountCloud, zhang, tailOf, type AccountCloud } from './arrange'

let cloud: AccountCloud
beforeAll(async () => {
  cloud = await startAccountCloud()
}, 60_000)
afterAll(() => cloud.stop())

describe('the person’s own page', () => {
  test('shows who they are with numbers masked, and what they are enrolled for (PRV-02)', async () => {
    await bind(cloud, 'o-zhang', zhang)
    const { data } = await cloud.wechat('o-zhang', 'account.getMe', {})
    expect(data).toEqual({
      name: '张建国',
      maskedName: '张*国',
      maskedIdNumber: '*'.repeat(14) + tailOf(zhang),
      idTail: tailOf(zhang),
      maskedPhone: '138****5678',
      maskedOwnPhone: null,
      sharesReservedPhone: false,
      wechatBoundAtMs: expect.any(Number),
      hasOwnPassword: false,
      mustSetPassword: false,
      via: 'wechat',
      isDemonstration: false,
      enrolments: [{ enrolmentId: expect.any(String), specialty: 'building', item: 'main', employerName: '苏州测试建设有限公司', registrationExpires: expect.stringMatching(/^20/) }],
      sessions: [],
    })
  })

  test('is nobody’s without a session, with an invented one, and for an openid in the input (case 32)', async () => {
    const replies = [await cloud.web('account.getMe', {}), await cloud.web('account.getMe', {}, 'x'.repeat(43)), await cloud.wechat('o-nobody', 'account.getMe', { openid: 'o-zhang' }), await cloud.wechat('o-nobody', 'account.getMe', {})]
    expect(replies.map(({ code }) => code)).toEqual(['NOT_SIGNED_IN', 'NOT_SIGNED_IN', 'BAD_REQUEST', 'NOT_SIGNED_IN'])
  })
})
