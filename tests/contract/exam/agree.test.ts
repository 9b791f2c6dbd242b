import { startExamCloud, type ExamCloud } from './arrange'
import { agreeTo, pass, sit, startPaper } from './journey'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
}, 60_000)
afterAll(() => cloud.stop())

describe('exam.agree', () => {
  test('is refused with the missing hours while hours are missing (case 20)', async () => {
    const person = await cloud.newcomer({ hours: [900, 0] })
    expect(await agreeTo(cloud, person)).toMatchObject({
      code: 'EXAM_STEP_MISSING',
      details: { step: 'hours', missing: [{ account: 'common', missing: 700 }, { account: 'building', missing: 4000 }] },
    })
  })

  test('is refused while the wait after a failure runs', async () => {
    const person = await cloud.newcomer()
    await sit(cloud, person, false)
    expect(await agreeTo(cloud, person)).toMatchObject({ code: 'EXAM_STEP_MISSING', details: { step: 'waiting', waitMs: expect.any(Number) } })
  })

  test('asks a person without a bound WeChat to bind first; a browser’s session may look, not sit (ACC-03)', async () => {
    const person = await cloud.newcomer({ isBound: false })
    const session = await cloud.session(person)
    const [looked, agreed] = [await cloud.web('exam.getOverview', { enrolmentId: person.enrolmentId }, session), await cloud.web('exam.agree', { enrolmentId: person.enrolmentId, noticeVersion: 'notice-1' }, session)]
    expect([looked.data.step, agreed.code, agreed.details]).toEqual([{ kind: 'wechat' }, 'EXAM_STEP_MISSING', { step: 'wechat' }])
  })

  test('takes the notice in force only', async () => {
    const person = await cloud.newcomer()
    expect(await cloud.as(person, 'exam.agree', { enrolmentId: person.enrolmentId, noticeVersion: 'notice-0' })).toMatchObject({ code: 'EXAM_TEXT_OUTDATED', details: { version: 'notice-1' } })
  })

  test('waits until the school has made the exam ready', async () => {
    const person = await cloud.newcomer({ course: null })
    expect((await agreeTo(cloud, person)).code).toBe('EXAM_NOT_READY')
  })

  test('is not asked for while an attempt is open, nor after a pass (EXM-04)', async () => {
    const [open, passed] = [await cloud.newcomer(), await cloud.newcomer()]
    const paper = await startPaper(cloud, open)
    await pass(cloud, passed)
    expect([await agreeTo(cloud, open), await agreeTo(cloud, passed)]).toMatchObject([
      { code: 'EXAM_ATTEMPT_OPEN', details: { attemptId: paper.attemptId, state: 'in-progress' } },
      { code: 'EXAM_CLOSED' },
    ])
  })
})
