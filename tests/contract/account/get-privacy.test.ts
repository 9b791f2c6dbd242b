import { bind, startAccountCloud, zhang, type AccountCloud } from './arrange'

let cloud: AccountCloud
beforeAll(async () => {
  cloud = await startAccountCloud()
}, 60_000)
afterAll(() => cloud.stop())

describe('consents and retention (PRV-01)', () => {
  test('shows the consent with its text and history, and how long each kind of data is kept', async () => {
    await bind(cloud, 'o-zhang', zhang)
    const before = await cloud.wechat('o-zhang', 'account.getPrivacy', {})
    await cloud.wechat('o-zhang', 'exam.giveConsent', { textVersion: 'p1' })
    await cloud.wechat('o-zhang', 'exam.withdrawConsent', {})
    const after = await cloud.wechat('o-zhang', 'account.getPrivacy', {})
    const entry = (action: string) => ({ action, textVersion: 'p1', atMs: expect.any(Number) })
    expect([before.data, (after.data['facePhoto'] as { history: unknown; givenAtMs: unknown })]).toEqual([
      { facePhoto: { title: '照片授权书', textVersion: 'p1', clauses: ['仅用于核对本人'], givenAtMs: null, history: [] }, photos: { kept: 0, isDeletionAsked: false, latestDay: null }, keptDays: { facePhoto: 180, watchEvidence: 1096, examEvidence: 2192, message: 365 } },
      expect.objectContaining({ givenAtMs: null, history: [entry('given'), entry('withdrawn')] }),
    ])
  })

  test('is nobody’s without signing in', async () => {
    expect((await cloud.web('account.getPrivacy', {})).code).toBe('NOT_SIGNED_IN')
  })
})
