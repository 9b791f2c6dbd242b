import { startExamCloud, type ExamCloud } from './arrange'
import { aftermathOf, appealAgainst, cancelledPass, deciderQian, deciderZhou, decideAppeal, rejectedPass } from './appeal-journey'
import { answersTo, pass, startPaper, stepOf, submit } from './journey'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
}, 60_000)
afterAll(() => cloud.stop())

describe('appeals.decide', () => {
  test('a won appeal restores everything: pass, certificate under its number, exam hours, a correction to the province, a message (PHO-05)', async () => {
    const person = await cloud.newcomer()
    const { attemptId, certificateNumber } = await cancelledPass(cloud, person)
    await appealAgainst(cloud, person, attemptId)
    const dry = await decideAppeal(cloud, attemptId, 'upheld', { confirm: false })
    const won = await decideAppeal(cloud, attemptId, 'upheld')
    const messages = await cloud.read<{ params: string[] }>('messages', { traineeId: person.traineeId, kind: 'appeal-decision' })
    const [log] = await cloud.read<{ operatorId: string }>('operator_log', { operation: 'appeals.decide' })
    expect([dry.data.done, won.data.done, await aftermathOf(cloud, person, attemptId), (await cloud.visit('certificate.verify', { number: certificateNumber })).data.status, (await stepOf(cloud, person)).kind, messages.map(({ params }) => params[1]), log?.operatorId]).toEqual([
      false,
      true,
      { state: 'passed', hours: [400, -400, 400], certificates: [{ status: 'valid', history: ['valid', 'revoked', 'valid'] }], deliveries: ['result', 'correction', 'restoration'] },
      'valid',
      'passed',
      ['申诉成立，成绩和学时证明已恢复'],
      'qian',
    ])
    expect(JSON.stringify(dry.data).includes('key-of-')).toBe(false)
  })

  test('a pass rejected in review is confirmed for the first time', async () => {
    const person = await cloud.newcomer()
    const attemptId = await rejectedPass(cloud, person)
    await appealAgainst(cloud, person, attemptId)
    await decideAppeal(cloud, attemptId, 'upheld')
    expect(await aftermathOf(cloud, person, attemptId)).toEqual({ state: 'passed', hours: [400], certificates: [{ status: 'valid', history: ['valid'] }], deliveries: ['result'] })
  })

  test('a withheld paper is marked, and what its entry photo shows goes to the reviewer (EXM-08)', async () => {
    const person = await cloud.newcomer()
    const paper = await startPaper(cloud, person)
    await submit(cloud, person, paper, answersTo(paper, true))
    await cloud.advance(31 * 60_000)
    await appealAgainst(cloud, person, paper.attemptId)
    await decideAppeal(cloud, paper.attemptId, 'upheld')
    const { result, appeal } = (await cloud.as(person, 'exam.getResult', { attemptId: paper.attemptId })).data
    expect([result, appeal.decision]).toMatchObject([{ kind: 'under-review', score: 100 }, { outcome: 'upheld', effect: 'marked' }])
  })

  test('a lost one leaves the decision, tells the reason, and ends the matter', async () => {
    const person = await cloud.newcomer()
    const { attemptId } = await cancelledPass(cloud, person)
    await appealAgainst(cloud, person, attemptId)
    await decideAppeal(cloud, attemptId, 'rejected', { reason: '两张照片明显不同' })
    const { result, appeal } = (await cloud.as(person, 'exam.getResult', { attemptId })).data
    const again = await decideAppeal(cloud, attemptId, 'upheld')
    expect([result.kind, appeal.decision, (await aftermathOf(cloud, person, attemptId)).certificates, again.code, (await appealAgainst(cloud, person, attemptId)).details.why]).toEqual([
      'cancelled',
      { outcome: 'rejected', effect: 'stands', reason: '两张照片明显不同', atMs: expect.any(Number) },
      [{ status: 'revoked', history: ['valid', 'revoked'] }],
      'APPEAL_DECISION_REFUSED',
      'decided',
    ])
  })

  test('is never taken by who decided first; a third person goes before who signed with them; unknown people not at all (PHO-04)', async () => {
    const person = await cloud.newcomer()
    const { attemptId } = await cancelledPass(cloud, person)
    await appealAgainst(cloud, person, attemptId)
    const first = await decideAppeal(cloud, attemptId, 'rejected', deciderZhou)
    await cloud.write('staff', { ...(await cloud.read<{ _id: string }>('staff', { _id: 'qian' }))[0], _id: 'sun', name: '孙校长' } as { _id: string })
    const coSigned = await decideAppeal(cloud, attemptId, 'rejected')
    await cloud.change('staff', 'sun', { active: false })
    const wrongKey = await decideAppeal(cloud, attemptId, 'rejected', { key: 'wrong' })
    const inSchoolOfTwo = await decideAppeal(cloud, attemptId, 'rejected')
    expect([first.code, first.details.sentence, coSigned.code, wrongKey.code, inSchoolOfTwo.code]).toEqual(['SECOND_PERSON_NEEDED', '原来的决定是您做的，申诉要由另一位老师裁定（校长也可以）。', 'SECOND_PERSON_NEEDED', 'OPERATOR_REFUSED', 'ok'])
  })

  test('with one person on the list it refuses and says so; nobody decides on their own record (PHO-04)', async () => {
    const [person, teacher] = [await cloud.newcomer(), await cloud.newcomer({ name: '钱老师' })]
    const attemptId = await rejectedPass(cloud, person)
    const ownId = await rejectedPass(cloud, teacher)
    await appealAgainst(cloud, person, attemptId)
    await appealAgainst(cloud, teacher, ownId)
    const own = await decideAppeal(cloud, ownId, 'upheld')
    await cloud.change('staff', 'qian', { active: false })
    const alone = await decideAppeal(cloud, attemptId, 'upheld', deciderZhou)
    await cloud.change('staff', 'qian', { active: true })
    expect([own.code, alone.code, alone.details.sentence]).toEqual(['SECOND_PERSON_NEEDED', 'SECOND_PERSON_NEEDED', '工作人员名单里没有别的人可以裁定，请先用 staff.appoint 登记第二个人（校长也可以）。'])
  })

  test('waits for an attempt that is open; a later pass stays the one result', async () => {
    const person = await cloud.newcomer()
    const { attemptId } = await cancelledPass(cloud, person)
    await appealAgainst(cloud, person, attemptId)
    const paper = await startPaper(cloud, person)
    const early = await decideAppeal(cloud, attemptId, 'upheld')
    await cloud.advance(100 * 60_000)
    await pass(cloud, person)
    await decideAppeal(cloud, attemptId, 'upheld')
    const { certificates, hours, state } = await aftermathOf(cloud, person, attemptId)
    const { appeal } = (await cloud.as(person, 'exam.getResult', { attemptId })).data
    expect([early.code, paper.attemptNo, state, certificates.map(({ status }) => status).sort(), hours, appeal.decision.effect]).toEqual(['APPEAL_DECISION_REFUSED', 2, 'cancelled', ['revoked', 'valid'], [400, -400, 400], 'cleared'])
  })

  test('an unknown appeal is refused with a sentence', async () => {
    expect((await cloud.admin('appeals.decide', { ...deciderQian, appealId: 'none', outcome: 'upheld', confirm: true })).code).toBe('APPEAL_DECISION_REFUSED')
  })
})
