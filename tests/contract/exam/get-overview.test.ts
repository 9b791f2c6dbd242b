import { operator, startExamCloud, type ExamCloud } from './arrange'
import { agreeTo, confirm, consent, decide, getReady, overview, sit, start, startPaper, stepOf, submit, takePhoto } from './journey'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
}, 60_000)
afterAll(() => cloud.stop())

describe('exam.getOverview', () => {
  test('lights the steps one after the other, in the order of the notice (EXM-01)', async () => {
    const person = await cloud.newcomer()
    const steps = [(await stepOf(cloud, person)).kind]
    for (const go of [() => agreeTo(cloud, person), () => confirm(cloud, person), () => consent(cloud, person), () => takePhoto(cloud, person, 'entry'), () => start(cloud, person)]) {
      await go()
      steps.push((await stepOf(cloud, person)).kind)
    }
    expect(steps).toEqual(['notice', 'identity', 'consent', 'entry-photo', 'ready', 'in-progress'])
  })

  test('says which hours are missing, by course', async () => {
    const person = await cloud.newcomer({ hours: [1600, 3850] })
    expect(await stepOf(cloud, person)).toEqual({ kind: 'locked', missing: [{ account: 'building', title: '建筑工程专业课', missing: 150 }] })
  })

  test('shows person, notice, consent and paper; the ID number masked', async () => {
    const person = await cloud.newcomer()
    expect(await overview(cloud, person)).toMatchObject({
      person: { name: person.name, idMasked: `**************${person.idNumber.slice(-4)}`, employer: '苏州第一建筑有限公司' },
      notice: { version: 'notice-1' },
      consent: { text: { version: 'consent-1' }, givenAtMs: null, givenVersion: null },
      paper: { durationMs: 3_600_000, questions: 12, passMark: 60 },
      channels: ['mini-program', 'wechat-page', 'in-person'],
      attempts: [],
    })
  })

  test('after a failure the wait is shown, then the exam lights up again (EXM-04)', async () => {
    const person = await cloud.newcomer()
    await sit(cloud, person, false)
    const waiting = await stepOf(cloud, person)
    await cloud.advance(10 * 60_000)
    expect([waiting.kind, waiting.score, waiting.waitMs > 590_000, (await stepOf(cloud, person)).kind]).toEqual(['waiting', 0, true, 'failed'])
  })

  test('a pass waits for review, then is passed for good', async () => {
    const person = await cloud.newcomer()
    const paper = await sit(cloud, person, true)
    const review = await stepOf(cloud, person)
    await decide(cloud, paper.attemptId, 'confirmed')
    expect([review, (await overview(cloud, person)).attempts.map((attempt: { state: string; score: number }) => [attempt.state, attempt.score]), (await stepOf(cloud, person)).kind]).toEqual([
      { kind: 'under-review', attemptId: paper.attemptId, score: 100, latestDay: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) },
      [['passed', 100]],
      'passed',
    ])
  })

  test('reading after the deadline hands the paper in, stamped at the deadline, and later withholds the result (EXM-06, EXM-08)', async () => {
    const person = await cloud.newcomer()
    const paper = await startPaper(cloud, person)
    await cloud.advance(paper.remainingMs + 60_000)
    const step = await stepOf(cloud, person)
    const [attempt] = await cloud.read<{ submittedAtMs: number; deadlineMs: number; submittedBy: string }>('attempts', { _id: paper.attemptId })
    await cloud.advance(30 * 60_000)
    expect([step.kind, attempt?.submittedAtMs === attempt?.deadlineMs, attempt?.submittedBy, (await stepOf(cloud, person)).kind]).toEqual(['exit-photo', true, 'time-out', 'withheld'])
  })

  test('without a class there is no paper to show; another person’s enrolment does not exist (case 33)', async () => {
    const [person, other] = [await cloud.newcomer({ course: null }), await cloud.newcomer()]
    expect([(await overview(cloud, person)).paper, (await cloud.as(other, 'exam.getOverview', { enrolmentId: person.enrolmentId })).code, (await cloud.web('exam.getOverview', { enrolmentId: person.enrolmentId })).code]).toEqual([null, 'NOT_FOUND', 'NOT_SIGNED_IN'])
  })

  test('nobody is asked for a photo whom staff saw in person (PHO-06)', async () => {
    const person = await cloud.newcomer()
    await agreeTo(cloud, person)
    await confirm(cloud, person)
    const verified = await cloud.admin('exam.verifyInPerson', { ...operator, enrolmentId: person.enrolmentId, stage: 'entry' })
    expect([verified.data.step.kind, (await stepOf(cloud, person)).kind]).toEqual(['ready', 'ready'])
  })

  test('an entry photo is good for ten minutes', async () => {
    const person = await cloud.newcomer()
    await getReady(cloud, person)
    await cloud.advance(10 * 60_000)
    const step = await stepOf(cloud, person)
    expect([step.kind, (await start(cloud, person)).details, (await submit(cloud, person, { attemptId: 'nothing', epoch: 1 })).code]).toEqual(['entry-photo', { step: 'entry-photo' }, 'NOT_FOUND'])
  })
})
