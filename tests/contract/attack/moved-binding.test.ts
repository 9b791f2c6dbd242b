// A binding is moved while the old side plays, sits an exam, or is about to: nothing of it goes on (ACC-04, integrity "Fencing").
import { operator, secondOperator, startExamCloud, type ExamCloud, type Person as ExamPerson } from '../exam/arrange'
import { getReady, start, startPaper } from '../exam/journey'
import { calm, startLearningCloud, type LearningCloud, type Person } from '../learning/arrange'
import { open, opening, report } from '../learning/study'

const reason = '学员换手机，两位老师电话核实'

describe('a lease', () => {
  let cloud: LearningCloud
  let second: object
  beforeAll(async () => {
    cloud = await startLearningCloud()
    const appointed = await cloud.admin('staff.appoint', { newOperator: 'op-qian', name: '钱老师', roles: ['operator'] })
    second = { secondOperator: 'op-qian', secondKey: appointed.data.staffKey }
  }, 60_000)
  afterAll(() => cloud.stop())

  async function move(person: Person) {
    const [trainee] = await cloud.read<{ idTail: string }>('trainees', { _id: person.traineeId })
    return cloud.admin('account.moveBinding', { ...second, reason, name: '张建国', idTail: trainee?.idTail, confirm: true })
  }

  it('ends with the move; what was honestly watched until then stays (integrity 4, 7)', async () => {
    const person = await cloud.newcomer({ ruleSet: calm })
    const opened = await open(cloud, person, 'common-1')
    await cloud.advance(60_000)
    const renewed = await cloud.as(person, 'learning.renewLease', report(opened.data.lease.token, [[0, 60_000]]))
    const session = await cloud.session(person)
    const moved = await move(person)
    await cloud.advance(30_000)
    const codes = [
      (await cloud.as(person, 'learning.renewLease', report(renewed.data.token, [[60_000, 90_000]]))).code,
      (await open(cloud, person, 'common-1')).code,
      (await cloud.web(session, 'learning.getHome')).code,
      (await cloud.as(person, 'learning.getHome')).code,
    ]
    const [progress] = await cloud.read<{ frontierMs: number }>('progress', { traineeId: person.traineeId })
    expect([moved.code, codes, (progress?.frontierMs ?? 0) >= 60_000 && (progress?.frontierMs ?? 0) < 90_000]).toEqual(['ok', ['LEASE_SUPERSEDED', 'NOT_SIGNED_IN', 'NOT_SIGNED_IN', 'NOT_SIGNED_IN'], true])
  })

  it('that is being opened at the very moment is dead too, whichever comes first', async () => {
    for (let round = 0; round < 6; round += 1) {
      const person = await cloud.newcomer({ ruleSet: calm })
      const [opened] = await Promise.all([cloud.as(person, 'learning.openLesson', opening(person, 'common-1')), move(person)])
      await cloud.advance(5_000)
      const went = opened.code === 'ok' ? (await cloud.as(person, 'learning.renewLease', report(opened.data.lease.token, [[0, 5_000]]))).code : 'LEASE_SUPERSEDED'
      const [desk] = await cloud.read<{ live: boolean }>('desks', { _id: person.traineeId })
      expect([went, desk?.live ?? false]).toEqual(['LEASE_SUPERSEDED', false])
    }
  })
})

describe('an exam', () => {
  let cloud: ExamCloud
  beforeAll(async () => {
    cloud = await startExamCloud()
  }, 60_000)
  afterAll(() => cloud.stop())

  const move = ({ name, idNumber }: ExamPerson) => cloud.admin('account.moveBinding', { ...operator, ...secondOperator, reason, name, idTail: idNumber.slice(-4), confirm: true })

  async function bindAnew({ openid, phone }: { readonly openid: string; readonly phone: string }): Promise<void> {
    const visit = async (operation: string, input: object) => ((await cloud.post('/call/visitor', { operation, input }, { 'x-emulator-openid': openid })).body as { data?: { offer: string }; error?: { code: string } })
    const { code } = (await cloud.post('/emulator/wechat/phone-code', { phone })).body as { code: string }
    const offered = await visit('account.signInByPhoneCode', { code })
    const bound = await visit('account.confirmBinding', { offer: offered.data?.offer })
    if (bound.error) throw new Error(`could not bind anew: ${offered.error?.code} ${bound.error.code}`)
  }

  it('that is open takes no answer of the old side; the person goes on with the same paper on the new WeChat', async () => {
    const person = await cloud.newcomer()
    const paper = await startPaper(cloud, person)
    const session = await cloud.session(person)
    const moved = await move(person)
    const save = { attemptId: paper.attemptId, epoch: paper.epoch, answers: [{ questionId: paper.questions[0].questionId, answer: ['A'], revision: 1 }] }
    const old = [(await cloud.as(person, 'exam.saveAnswers', save)).code, (await cloud.web('exam.saveAnswers', save, session)).code, (await start(cloud, person)).code]
    const fresh = { ...person, openid: `${person.openid}-new` }
    await bindAnew(fresh)
    const stale = await cloud.as(fresh, 'exam.saveAnswers', save)
    const again = await start(cloud, fresh, 'page-2')
    expect([moved.data.done, old, stale.code, again.data.attemptId]).toEqual([true, ['NOT_SIGNED_IN', 'NOT_SIGNED_IN', 'NOT_SIGNED_IN'], 'EXAM_TAKEN_OVER', paper.attemptId])
  })

  it('that is being started at the very moment belongs to nobody of the old side', async () => {
    const person = await cloud.newcomer()
    await getReady(cloud, person)
    const [started] = await Promise.all([start(cloud, person), move(person)])
    const fresh = { ...person, openid: `${person.openid}-new` }
    await bindAnew(fresh)
    const paper = started.code === 'ok' ? started.data : (await start(cloud, fresh)).data
    const save = { attemptId: paper.attemptId, epoch: paper.epoch, answers: [{ questionId: paper.questions[0].questionId, answer: ['A'], revision: 1 }] }
    const codes = [(await cloud.as(person, 'exam.saveAnswers', save)).code, (await cloud.as(fresh, 'exam.saveAnswers', save)).code]
    // a paper that was given out before the move belongs to no page any more; one that was refused is the new side's
    expect(codes).toEqual(['NOT_SIGNED_IN', started.code === 'ok' ? 'EXAM_TAKEN_OVER' : 'ok'])
  })
})
