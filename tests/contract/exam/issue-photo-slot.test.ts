import { startExamCloud, type ExamCloud } from './arrange'
import { agreeTo, confirm, consent, getReady, pass, startPaper, submit } from './journey'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
}, 60_000)
afterAll(() => cloud.stop())

const issue = (person: { openid: string; enrolmentId: string }, purpose: 'entry' | 'exit') => cloud.as(person, 'exam.issuePhotoSlot', { enrolmentId: person.enrolmentId, purpose })

describe('exam.issuePhotoSlot', () => {
  test('gives a code that fits a mini-program code and six digits to type, for two minutes (CHK-06)', async () => {
    const person = await cloud.newcomer()
    for (const go of [agreeTo, confirm, consent]) await go(cloud, person)
    const { data } = await issue(person, 'entry')
    expect([/^p\.[A-Za-z0-9_-]{22}$/.test(data.slot), /^\d{6}$/.test(data.sixDigits), data.expiresInMs, data.channels]).toEqual([true, true, 120_000, ['mini-program', 'wechat-page', 'in-person']])
  })

  test('names the step that comes first (case 20)', async () => {
    const person = await cloud.newcomer()
    const found = []
    for (const go of [agreeTo, confirm, consent]) {
      found.push((await issue(person, 'entry')).details)
      await go(cloud, person)
    }
    expect(found).toEqual([{ step: 'notice' }, { step: 'identity' }, { step: 'consent' }])
  })

  test('gives an exit slot after the submission only (integrity: exit slots)', async () => {
    const person = await cloud.newcomer()
    const none = await issue(person, 'exit')
    const paper = await startPaper(cloud, person)
    const running = await issue(person, 'exit')
    await submit(cloud, person, paper)
    const entryNow = await issue(person, 'entry')
    expect([none.code, running.code, running.details, (await issue(person, 'exit')).code, entryNow.code]).toEqual(['NOT_FOUND', 'ATTEMPT_NOT_WAITING', { state: 'in-progress' }, 'ok', 'EXAM_ATTEMPT_OPEN'])
  })

  test('needs the consent for the exit photo too, and nothing after a pass', async () => {
    const [person, passed] = [await cloud.newcomer(), await cloud.newcomer()]
    await submit(cloud, person, await startPaper(cloud, person))
    await cloud.as(person, 'exam.withdrawConsent', {})
    await pass(cloud, passed)
    expect([(await issue(person, 'exit')).details, (await issue(passed, 'entry')).code]).toEqual([{ step: 'consent' }, 'EXAM_CLOSED'])
  })

  test('another photo may be taken before the start', async () => {
    const person = await cloud.newcomer()
    await getReady(cloud, person)
    expect((await issue(person, 'entry')).code).toBe('ok')
  })
})
