// Moving a binding: two people decide, the old side ends at once, the person binds anew (ACC-03, ACC-04).
import { bind, li, namesake, sessionBySms, startAccountCloud, wang, zhang, type AccountCloud, type Person } from './arrange'

let cloud: AccountCloud
let second: { secondOperator: string; secondKey: string }
beforeAll(async () => {
  cloud = await startAccountCloud([zhang, li, wang, namesake])
  const appointed = await cloud.admin('staff.appoint', { newOperator: 'op-qian', name: '钱老师', roles: ['operator'] })
  second = { secondOperator: 'op-qian', secondKey: String(appointed.data['staffKey']) }
}, 60_000)
afterAll(() => cloud.stop())

const move = (person: Person, change: object = {}) => cloud.admin('account.moveBinding', { idNumber: person.idNumber, ...second, confirm: true, ...change })
const meOf = (openid: string) => cloud.wechat(openid, 'account.getMe', {})
const offerTo = async (openid: string, person: Person) => String((await cloud.wechat(openid, 'account.signInByPhoneCode', { code: await cloud.phoneCode(person.phone) })).data['offer'])

describe('moving a binding to another WeChat', () => {
  test('refuses the second WeChat first; the audited way lets it in, and the old one serves nobody (case 29)', async () => {
    await bind(cloud, 'o-old', zhang)
    const refused = await cloud.wechat('o-new', 'account.signInByPhoneCode', { code: await cloud.phoneCode(zhang.phone) })
    const session = await sessionBySms(cloud, zhang)
    const moved = await move(zhang)
    const ended = [await meOf('o-old'), await cloud.web('account.getMe', {}, session)]
    await bind(cloud, 'o-new', zhang)
    expect([refused.code, moved.data['done'], ended.map(({ code }) => code), (await meOf('o-new')).data['name'], (await meOf('o-old')).code]).toEqual(['BOUND_ELSEWHERE', true, ['NOT_SIGNED_IN', 'NOT_SIGNED_IN'], '张建国', 'NOT_SIGNED_IN'])
  })

  test('tells the person by SMS and leaves who, when, why and both operators (OPS-02, PRV-04)', async () => {
    const told = (await cloud.school.read<{ phone: string; params: string[] }>('messages', { kind: 'binding-moved' })).map(({ phone, params }) => [phone, params[1]])
    const entries = (await cloud.school.read<{ content: Record<string, unknown> }>('evidence', { stream: 'identity' })).map(({ content }) => content).filter(({ event }) => event === 'wechat-freed')
    const logs = await cloud.school.read<{ operatorId: string; secondOperatorId: string; reason: string }>('operator_log', { operation: 'account.moveBinding', effect: '解除原微信，网页登录全部退出' })
    expect([told, entries, logs.map(({ operatorId, secondOperatorId, reason }) => [operatorId, secondOperatorId, reason])]).toEqual([
      [[zhang.phone, '0512-12345678']],
      [{ event: 'wechat-freed', wechat: expect.stringMatching(/^[0-9a-f]{64}$/), epoch: 1, operator: 'op-wang', secondOperator: 'op-qian' }],
      [['op-wang', 'op-qian', '测试']],
    ])
  })

  test('runs dry without confirm: nothing ends', async () => {
    const dry = await move(zhang, { confirm: false })
    expect([dry.data['done'], (await meOf('o-new')).code, JSON.stringify(dry.data).includes(second.secondKey)]).toEqual([false, 'ok', false])
  })

  test('needs two different people of the list with their own keys, a bound person, and one who exists', async () => {
    const replies = [
      await move(zhang, { secondOperator: 'op-wang', secondKey: cloud.school.key }),
      await move(zhang, { secondKey: cloud.school.key }),
      await move(zhang, { secondOperator: 'op-nobody' }),
      await move(zhang, { key: 'wrong' }),
      await move(li),
      await move(zhang, { idNumber: undefined }),
      await cloud.admin('account.moveBinding', { name: '王强', idTail: '0000', ...second }),
      await cloud.admin('account.moveBinding', { name: '王强', ...second }),
    ]
    expect([replies.map(({ code }) => code), (await meOf('o-new')).code]).toEqual([['SECOND_PERSON_NEEDED', 'SECOND_PERSON_NEEDED', 'SECOND_PERSON_NEEDED', 'OPERATOR_REFUSED', 'NOT_BOUND_YET', 'PERSON_UNKNOWN', 'PERSON_UNKNOWN', 'PERSON_AMBIGUOUS'], 'ok'])
  })

  test('voids what the old side still held: an offer of before, an unused claim code, an approved computer (ACC-04)', async () => {
    const claimCode = await cloud.claimCodeFor(li)
    const kept = await offerTo('o-thief', li)
    await bind(cloud, 'o-li', li)
    const started = (await cloud.web('account.startScanSignIn', { device: 'Chrome' })).data
    await cloud.wechat('o-li', 'account.approveScanSignIn', { code: started['code'], isMine: true })
    await move(li)
    const replies = [
      await cloud.wechat('o-thief', 'account.confirmBinding', { offer: kept }),
      await cloud.wechat('o-thief', 'account.claim', { name: li.name, idNumber: li.idNumber, claimCode }),
      await cloud.web('account.finishScanSignIn', { code: started['code'], secret: started['secret'] }),
    ]
    expect(replies.map(({ code }) => code)).toEqual(['OFFER_EXPIRED', 'CLAIM_REFUSED', 'SCAN_CODE_EXPIRED'])
  })

  test('of many new WeChats that confirm at one moment exactly one has the person (case 29)', async () => {
    const openids = ['o-1', 'o-2', 'o-3', 'o-4']
    const offers: string[] = []
    for (const openid of openids) offers.push(await offerTo(openid, li))
    const replies = await Promise.all(openids.map((openid, index) => cloud.wechat(openid, 'account.confirmBinding', { offer: offers[index] })))
    const serving = []
    for (const openid of openids) serving.push((await meOf(openid)).code)
    expect([replies.filter(({ code }) => code === 'ok').length, serving.filter((code) => code === 'ok').length, replies.some(({ code }) => code === 'INTERNAL')]).toEqual([1, 1, false])
  })

  test('done twice at one moment it moves once, and the freed WeChat may serve another person', async () => {
    const replies = await Promise.all([move(zhang), move(zhang)])
    const times = (await cloud.school.read<{ times: number }>('binding_moves')).map((one) => one.times).sort()
    const other = await cloud.wechat('o-old', 'account.claim', { name: wang.name, idNumber: wang.idNumber, claimCode: await cloud.claimCodeFor(wang) })
    expect([replies.map(({ code }) => code).sort(), times, other.data['kind']]).toEqual([['NOT_BOUND_YET', 'ok'], [1, 2], 'offer'])
  })

  test('tells the old WeChat itself when it opens the service; nobody else, and no longer once it is bound again (ACC-03)', async () => {
    const told = async (openid: string) => (await cloud.wechat(openid, 'account.getSchool', {})).data['unboundAtMs']
    const [old, other, web] = [await told('o-old'), await told('o-stranger'), (await cloud.web('account.getSchool', {})).data['unboundAtMs']]
    await bind(cloud, 'o-again', wang)
    await move(wang)
    const before = await told('o-again')
    await bind(cloud, 'o-again', wang)
    expect([old, other, web, before, await told('o-again')]).toEqual([expect.any(Number), null, null, expect.any(Number), null])
  })
})
