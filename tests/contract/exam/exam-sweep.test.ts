import { operator, startExamCloud, type ExamCloud } from './arrange'
import { answersTo, startPaper, submit } from './journey'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
}, 60_000)
afterAll(() => cloud.stop())

const attemptOf = async (attemptId: string) => (await cloud.read<{ state: string; submittedAtMs: number; deadlineMs: number; answers: unknown[] }>('attempts', { _id: attemptId }))[0]

describe('timer.examSweep', () => {
  test('hands in a paper nobody looks at any more, stamped at its deadline, and tells the person about the photo (EXM-06)', async () => {
    const person = await cloud.newcomer()
    const paper = await startPaper(cloud, person)
    await cloud.as(person, 'exam.saveAnswers', { attemptId: paper.attemptId, epoch: paper.epoch, answers: answersTo(paper, true).slice(0, 5) })
    await cloud.advance(paper.remainingMs + 75_000)
    const attempt = await attemptOf(paper.attemptId)
    const messages = await cloud.read<{ kind: string }>('messages', { traineeId: person.traineeId })
    expect([attempt?.state, attempt?.submittedAtMs === attempt?.deadlineMs, attempt?.answers.length, messages.map(({ kind }) => kind)]).toEqual(['awaiting-exit-photo', true, 5, ['exit-photo']])
  })

  test('withholds results whose photo never came, and frees the person to sit again (EXM-08)', async () => {
    const person = await cloud.newcomer()
    const paper = await startPaper(cloud, person)
    await submit(cloud, person, paper)
    await cloud.advance(31 * 60_000)
    const [exam] = await cloud.read<{ openAttemptId: string | null }>('exams', { _id: person.enrolmentId })
    expect([(await attemptOf(paper.attemptId))?.state, exam?.openAttemptId]).toEqual(['withheld', null])
  })

  test('the desk tells whose result waits for an exit photo, until the person has sat again (EXM-08, case 26)', async () => {
    const desk = async () => {
      const { data } = await cloud.admin('desk.today', operator)
      const count = (label: string) => data.counts.find((each: { label: string }) => each.label === label)?.value
      return { waiting: count('等考后照片'), missing: count('考后照片没交'), line: data.lines.find((line: string) => line.includes('考后照片没交')) ?? null }
    }
    const before = await desk()
    const person = await cloud.newcomer({ name: '李小琴' })
    await submit(cloud, person, await startPaper(cloud, person))
    const inTerm = await desk()
    await cloud.advance(31 * 60_000)
    const beyond = await desk()
    await startPaper(cloud, person)
    const again = await desk()
    expect([inTerm.waiting - before.waiting, inTerm.missing - before.missing, beyond.missing - before.missing, again.missing - before.missing]).toEqual([1, 0, 1, 0])
    expect(beyond.line).toMatch(/考后照片没交，成绩暂未公布：\d+ 人（.*），请联系本人到校核验（exam\.verifyInPerson）/)
  })

  test('twice in a row it finds nothing left to do', async () => {
    await cloud.console('timer', { operation: 'timer.examSweep', input: {} })
    expect(await cloud.console('timer', { operation: 'timer.examSweep', input: {} })).toMatchObject({ ok: true, data: { settled: 0, failed: 0 } })
  })
})
