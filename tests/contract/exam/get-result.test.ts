import { startExamCloud, type ExamCloud, type Person } from './arrange'
import { answersTo, decide, sit, startPaper, submit, takePhoto } from './journey'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
}, 60_000)
afterAll(() => cloud.stop())

const resultOf = async (person: Person, attemptId: string) => (await cloud.as(person, 'exam.getResult', { attemptId })).data.result

describe('exam.getResult', () => {
  test('tells every state in its own words, up to a pass', async () => {
    const person = await cloud.newcomer()
    const paper = await startPaper(cloud, person)
    const seen = [await resultOf(person, paper.attemptId)]
    await submit(cloud, person, paper, answersTo(paper, true))
    seen.push(await resultOf(person, paper.attemptId))
    await takePhoto(cloud, person, 'exit')
    seen.push(await resultOf(person, paper.attemptId))
    await decide(cloud, paper.attemptId, 'confirmed')
    seen.push(await resultOf(person, paper.attemptId))
    expect(seen).toEqual([
      { kind: 'in-progress', remainingMs: expect.any(Number) },
      { kind: 'exit-photo', withinMs: expect.any(Number), again: false },
      { kind: 'under-review', score: 100, latestDay: expect.any(String) },
      { kind: 'passed', score: 100, certificateNumber: expect.stringMatching(/^XS\d{4}-.{4}-.{4}-.{4}$/) },
    ])
  })

  test('a failure names weak chapters and no counts, no key (integrity: retakes)', async () => {
    const person = await cloud.newcomer()
    const paper = await startPaper(cloud, person)
    // right where the stem is of the first two chapters: the others are weak
    const isRight = (index: number) => /第 [12] 章/.test(paper.questions[index].stem)
    await submit(cloud, person, paper, answersTo(paper, isRight))
    await takePhoto(cloud, person, 'exit')
    const reply = await cloud.as(person, 'exam.getResult', { attemptId: paper.attemptId })
    expect([reply.data.result.kind, reply.data.result.weakChapters.sort(), reply.data.result.score < 60, Object.keys(reply.data).includes('wrong')]).toEqual(['failed', ['第 3 章', '第 4 章'], true, false])
  })

  test('no exit photo: withheld, the answers safe and unscored (case 26)', async () => {
    const person = await cloud.newcomer()
    const paper = await startPaper(cloud, person)
    await submit(cloud, person, paper, answersTo(paper, true))
    await cloud.advance(30 * 60_000 + 1_000)
    const [attempt] = await cloud.read<{ score: null; answers: unknown[] }>('attempts', { _id: paper.attemptId })
    expect([await resultOf(person, paper.attemptId), attempt?.score, attempt?.answers.length]).toEqual([{ kind: 'withheld', againInMs: 0 }, null, 12])
  })

  test('cancelled after review: the reason, and until when to appeal (EXM-05, message 11)', async () => {
    const person = await cloud.newcomer()
    const paper = await sit(cloud, person, true)
    await decide(cloud, paper.attemptId, 'rejected', '考后照片不是本人')
    expect(await resultOf(person, paper.attemptId)).toMatchObject({ kind: 'cancelled', reason: '考后照片不是本人', appealUntil: expect.any(String) })
  })

  test('another person’s attempt does not exist (case 33)', async () => {
    const [person, other] = [await cloud.newcomer(), await cloud.newcomer()]
    const paper = await startPaper(cloud, person)
    expect([(await cloud.as(other, 'exam.getResult', { attemptId: paper.attemptId })).code, (await cloud.as(person, 'exam.getResult', { attemptId: 'none' })).code]).toEqual(['NOT_FOUND', 'NOT_FOUND'])
  })
})
