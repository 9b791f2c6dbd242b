import { startExamCloud, type ExamCloud } from './arrange'
import { answersTo, start, startPaper, submit, takePhoto } from './journey'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
}, 60_000)
afterAll(() => cloud.stop())

describe('exam.submitAttempt', () => {
  test('hands in what was saved and what comes along, and waits for the exit photo (EXM-03)', async () => {
    const person = await cloud.newcomer()
    const paper = await startPaper(cloud, person)
    const answers = answersTo(paper, true)
    await cloud.as(person, 'exam.saveAnswers', { attemptId: paper.attemptId, epoch: paper.epoch, answers: answers.slice(0, 6) })
    const reply = await submit(cloud, person, paper, answers.slice(6, 10))
    expect(reply.data).toMatchObject({ state: 'awaiting-exit-photo', submittedBy: 'trainee', answered: 10, questions: 12, exitPhotoWithinMs: expect.any(Number) })
  })

  test('twice or in parallel gives one result; later answers change nothing (case 23)', async () => {
    const person = await cloud.newcomer()
    const paper = await startPaper(cloud, person)
    const replies = await Promise.all([submit(cloud, person, paper, answersTo(paper, false)), submit(cloud, person, paper, answersTo(paper, false))])
    const later = await submit(cloud, person, paper, answersTo(paper, true, 9))
    const photo = await takePhoto(cloud, person, 'exit')
    const afterwards = await submit(cloud, person, paper, answersTo(paper, true, 10))
    expect([replies.filter(({ code }) => code === 'ok').length >= 1, later.code, photo.data.step.kind, photo.data.step.score, afterwards.data.state]).toEqual([true, 'ok', 'waiting', 0, 'failed'])
  })

  test('after deadline and grace the saved answers count, late ones are dropped (case 21)', async () => {
    const person = await cloud.newcomer()
    const paper = await startPaper(cloud, person)
    const answers = answersTo(paper, true)
    await cloud.as(person, 'exam.saveAnswers', { attemptId: paper.attemptId, epoch: paper.epoch, answers: answers.slice(0, 6) })
    await cloud.advance(paper.remainingMs + 10_100)
    const reply = await submit(cloud, person, paper, answers.slice(6))
    const photo = await takePhoto(cloud, person, 'exit')
    expect([reply.data.submittedBy, reply.data.answered, photo.data.step]).toEqual(['time-out', 6, expect.objectContaining({ kind: 'under-review', score: 60 })])
  })

  test('in the grace it is still the trainee’s, stamped at the deadline', async () => {
    const person = await cloud.newcomer()
    const paper = await startPaper(cloud, person)
    await cloud.advance(paper.remainingMs + 4_000)
    const reply = await submit(cloud, person, paper, answersTo(paper, true))
    const [attempt] = await cloud.read<{ deadlineMs: number; submittedAtMs: number }>('attempts', { _id: paper.attemptId })
    expect([reply.data.submittedBy, reply.data.answered, attempt?.submittedAtMs === attempt?.deadlineMs]).toEqual(['trainee', 12, true])
  })

  test('is the holding page’s to do, and nobody else’s (case 33)', async () => {
    const [person, other] = [await cloud.newcomer(), await cloud.newcomer()]
    const paper = await startPaper(cloud, person)
    await start(cloud, person, 'page-2', '电脑')
    expect([(await submit(cloud, person, paper)).details, (await submit(cloud, other, paper)).code]).toEqual([{ device: '电脑' }, 'NOT_FOUND'])
  })

  test('a client’s score, time or verdict is refused as an unknown field (case 30)', async () => {
    const person = await cloud.newcomer()
    const paper = await startPaper(cloud, person)
    const reply = await cloud.as(person, 'exam.submitAttempt', { attemptId: paper.attemptId, epoch: paper.epoch, answers: [], score: 100, matched: true, submittedAtMs: 0 })
    expect([reply.code, (await cloud.as(person, 'exam.getAttempt', { attemptId: paper.attemptId })).code]).toEqual(['BAD_REQUEST', 'ok'])
  })
})
