import { namesake, bind, employerName, li, startAccountCloud, stranger, wang, zhang, tailOf, type AccountCloud } from './arrange'

let cloud: AccountCloud
beforeAll(async () => {
  cloud = await startAccountCloud()
}, 60_000)
afterAll(() => cloud.stop())

describe('issuing claim codes', () => {
  test('shows one person’s code once, and keeps only its hash (ACC-06)', async () => {
    const reply = await cloud.admin('account.issueClaim', { name: wang.name, idTail: tailOf(wang) })
    const [issued] = reply.data['codes'] as { claimCode: string }[]
    const stored = JSON.stringify(await cloud.school.read('claim_codes', {}))
    expect([reply.data['codes'], stored.includes(String(issued?.claimCode).replace('-', ''))]).toEqual([[{ name: '王强', idTail: tailOf(wang), claimCode: expect.stringMatching(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/) }], false])
  })

  test('runs dry for an employer until confirmed, then gives a sheet to print for who is not bound yet (OPS-04)', async () => {
    await bind(cloud, 'o-zhang', zhang)
    const dry = await cloud.admin('account.issueClaim', { employer: employerName })
    const next = dry.data['next'] as { input: Record<string, unknown> }
    const done = await cloud.admin('account.issueClaim', { ...next.input, key: cloud.school.key })
    const file = await fetch(String(done.data['file']))
    const codes = done.data['codes'] as { name: string; claimCode: string }[]
    const claimed = await cloud.web('account.claim', { name: li.name, idNumber: li.idNumber, claimCode: codes.find(({ name }) => name === li.name)?.claimCode })
    expect([dry.data['codes'], next.input['key'], codes.map(({ name }) => name).sort(), file.status, claimed.code]).toEqual([[], '（填您的钥匙）', ['李芳', '王强', '赵敏'].sort(), 200, 'ok'])
  })

  test('records who issued it, for whom and why (OPS-02)', async () => {
    const log = await cloud.school.read<{ operatorId: string; operation: string; reason: string; subjects: string[] }>('operator_log', { operation: 'account.issueClaim' })
    expect(log.map(({ operatorId, operation, reason, subjects }) => [operatorId, operation, reason, subjects.length])).toEqual([
      ['op-wang', 'account.issueClaim', '测试', 1],
      ['op-wang', 'account.issueClaim', '测试', 3],
    ])
  })

  test('refuses a wrong key, an unknown person, two of one name, and an unknown employer', async () => {
    const replies = [
      await cloud.admin('account.issueClaim', { key: 'wrong', idNumber: wang.idNumber }),
      await cloud.admin('account.issueClaim', { idNumber: stranger.idNumber }),
      await cloud.admin('account.issueClaim', { employer: '没有这家公司' }),
    ]
    const twins = await startAccountCloud([wang, namesake])
    replies.push(await twins.admin('account.issueClaim', { name: wang.name }))
    await twins.stop()
    expect(replies.map(({ code }) => code)).toEqual(['OPERATOR_REFUSED', 'PERSON_UNKNOWN', 'EMPLOYER_UNKNOWN', 'PERSON_AMBIGUOUS'])
  })

  test('is answered to no client, whatever it carries (case 32)', async () => {
    const body = { operation: 'account.issueClaim', input: { idNumber: wang.idNumber } }
    const replies = [await cloud.post('/call/admin', body), await cloud.post('/call/admin', body, { 'x-emulator-openid': 'o-zhang' })]
    expect(replies.map(({ body: envelope }) => (envelope as { error: { code: string } }).error.code)).toEqual(['FORBIDDEN', 'FORBIDDEN'])
  })
})
