import { startExamCloud, type ExamCloud } from './arrange'
import { answersTo, startPaper, submit } from './journey'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
}, 60_000)
afterAll(() => cloud.stop())

describe('exam.getAttempt', () => {
  test('gives the same paper with what is saved, and moves it nowhere', async () => {
    const person = await cloud.newcomer()
    const paper = await startPaper(cloud, person)
    await cloud.as(person, 'exam.saveAnswers', { attemptId: paper.attemptId, epoch: paper.epoch, answers: answersTo(paper, false).slice(0, 1) })
    const found = (await cloud.as(person, 'exam.getAttempt', { attemptId: paper.attemptId })).data
    expect([found.questions, found.epoch, found.answers.length]).toEqual([paper.questions, paper.epoch, 1])
  })

  test('shows no paper after the submission, and nobody else’s ever (case 33)', async () => {
    const [person, other] = [await cloud.newcomer(), await cloud.newcomer()]
    const paper = await startPaper(cloud, person)
    const foreign = await cloud.as(other, 'exam.getAttempt', { attemptId: paper.attemptId })
    await submit(cloud, person, paper)
    expect([foreign.code, await cloud.as(person, 'exam.getAttempt', { attemptId: paper.attemptId })]).toMatchObject(['NOT_FOUND', { code: 'ATTEMPT_SUBMITTED', details: { state: 'awaiting-exit-photo' } }])
  })
})
