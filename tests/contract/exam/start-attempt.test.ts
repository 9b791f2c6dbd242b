import { startExamCloud, type ExamCloud } from './arrange'
import { agreeTo, answersTo, confirm, consent, getReady, pass, sit, start, startPaper, submit } from './journey'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
}, 60_000)
afterAll(() => cloud.stop())

const idsOf = (paper: { questions: { questionId: string }[] }) => paper.questions.map(({ questionId }) => questionId)

describe('exam.startAttempt', () => {
  test('by direct call names each missing step in turn (case 20)', async () => {
    const person = await cloud.newcomer({ hours: [1600, 0] })
    const found = [(await start(cloud, person)).details]
    await cloud.write('ledger', { _id: `${person.periodId}_offline`, traineeId: person.traineeId, period: person.periodId, account: 'building', kind: 'offline', part: 'course', lesson: null, courseId: 'building', courseVersion: 1, creditHours: 4000, reason: '', source: '', operatorId: 'zhou', atMs: 0 } as { _id: string })
    for (const go of [agreeTo, confirm, consent]) {
      found.push((await start(cloud, person)).details)
      await go(cloud, person)
    }
    found.push((await start(cloud, person)).details)
    expect(found.map(({ step }) => step)).toEqual(['hours', 'notice', 'identity', 'consent', 'entry-photo'])
  })

  test('hands out a paper by the blueprint and no key anywhere (case 18)', async () => {
    const person = await cloud.newcomer()
    const paper = await startPaper(cloud, person)
    expect(paper).toMatchObject({ attemptNo: 1, epoch: 1, passMark: 60, durationMs: 3_600_000, answers: [], title: '建筑工程专业考试' })
    expect([paper.questions.map(({ kind }: { kind: string }) => kind), paper.questions.reduce((sum: number, { points }: { points: number }) => sum + points, 0), Object.keys(paper.questions[0]).sort(), Object.keys(paper.questions[0].options[0]).sort()]).toEqual([
      ['single', 'single', 'single', 'single', 'single', 'single', 'multiple', 'multiple', 'multiple', 'multiple', 'judge', 'judge'],
      100,
      ['kind', 'options', 'points', 'questionId', 'stem'],
      ['letter', 'text'],
    ])
    expect(paper.questions.every(({ options }: { options: { letter: string }[] }) => options.map(({ letter }) => letter).join('') === 'ABCD'.slice(0, options.length))).toBe(true)
  })

  test('twice at once gives one attempt; reopened it is the same paper (case 22)', async () => {
    const person = await cloud.newcomer()
    await getReady(cloud, person)
    const replies = await Promise.all([start(cloud, person), start(cloud, person), start(cloud, person)])
    const again = await start(cloud, person)
    const papers = [...replies, again].filter(({ code }) => code === 'ok').map(({ data }) => JSON.stringify(data.questions))
    expect([new Set(papers).size, replies.every(({ code }) => code === 'ok' || code === 'TRY_AGAIN'), (await cloud.read('attempts', { enrolmentId: person.enrolmentId })).length, again.data.epoch]).toEqual([1, true, 1, 1])
  })

  test('another device takes the paper over with its answers; the first may write no more (EXM-06)', async () => {
    const person = await cloud.newcomer()
    const paper = await startPaper(cloud, person)
    const given = answersTo(paper, true).slice(0, 3)
    await cloud.as(person, 'exam.saveAnswers', { attemptId: paper.attemptId, epoch: paper.epoch, answers: given })
    const moved = await start(cloud, person, 'page-2', 'Windows 版微信')
    const late = await cloud.as(person, 'exam.saveAnswers', { attemptId: paper.attemptId, epoch: paper.epoch, answers: answersTo(paper, false, 2) })
    expect([idsOf(moved.data), moved.data.epoch, moved.data.answers, late.code, late.details]).toEqual([idsOf(paper), 2, given.map((answer) => ({ ...answer, answer: [...answer.answer].sort() })), 'EXAM_TAKEN_OVER', { device: 'Windows 版微信' }])
  })

  test('the server’s clock counts, the same for every page', async () => {
    const person = await cloud.newcomer()
    await startPaper(cloud, person)
    await cloud.advance(600_000)
    const left = (await start(cloud, person)).data.remainingMs
    expect(left > 2_900_000 && left <= 3_000_000).toBe(true)
  })

  test('nothing opens while a submitted attempt is pending, nor after a pass (cases 25, 26)', async () => {
    const [pending, passed] = [await cloud.newcomer(), await cloud.newcomer()]
    await submit(cloud, pending, await startPaper(cloud, pending))
    await pass(cloud, passed)
    expect([await start(cloud, pending), await start(cloud, passed)]).toMatchObject([{ code: 'EXAM_ATTEMPT_OPEN', details: { state: 'awaiting-exit-photo' } }, { code: 'EXAM_CLOSED' }])
  })

  test('sits again, free, with new questions and every step anew (EXM-04)', async () => {
    const person = await cloud.newcomer()
    const first = await sit(cloud, person, false)
    const early = await start(cloud, person)
    await cloud.advance(10 * 60_000)
    const withoutSteps = await start(cloud, person)
    const second = await startPaper(cloud, person)
    expect([early.details.step, withoutSteps.details.step, second.attemptNo, idsOf(second).filter((questionId) => idsOf(first).includes(questionId))]).toEqual(['waiting', 'notice', 2, []])
  })

  test('after a withheld result the trainee may sit again (EXM-08)', async () => {
    const person = await cloud.newcomer()
    await submit(cloud, person, await startPaper(cloud, person))
    await cloud.advance(31 * 60_000)
    expect((await startPaper(cloud, person)).attemptNo).toBe(2)
  })

  test('says when the school’s bank cannot make the paper', async () => {
    const person = await cloud.newcomer()
    await cloud.write('courses', { ...(await cloud.read<{ _id: string }>('courses', { _id: 'building_3' }))[0], _id: 'building_9', version: 9 } as { _id: string })
    const enrolment = (await cloud.read<{ course: unknown }>('enrolments', { _id: person.enrolmentId }))[0]
    await getReady(cloud, person)
    await cloud.change('enrolments', person.enrolmentId, { course: { courseId: 'building', version: 9 } })
    expect([enrolment?.course, (await start(cloud, person)).code]).toEqual([{ courseId: 'building', version: 3 }, 'EXAM_NOT_READY'])
  })

  test('is nobody else’s; a browser of the same person may sit it (ACC-05)', async () => {
    const [person, other] = [await cloud.newcomer(), await cloud.newcomer()]
    await getReady(cloud, person)
    const foreign = await cloud.as(other, 'exam.startAttempt', { enrolmentId: person.enrolmentId, page: 'p', device: 'd' })
    const browser = await cloud.web('exam.startAttempt', { enrolmentId: person.enrolmentId, page: 'p', device: 'Chrome' }, await cloud.session(person))
    expect([foreign.code, browser.code]).toEqual(['NOT_FOUND', 'ok'])
  })
})
