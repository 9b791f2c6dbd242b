import { startExamCloud, type ExamCloud, type Person } from './arrange'
import { answersTo, start, startPaper, submit } from './journey'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
}, 60_000)
afterAll(() => cloud.stop())

const save = (person: Person, paper: { attemptId: string; epoch: number }, answers: unknown[], epoch = paper.epoch) => cloud.as(person, 'exam.saveAnswers', { attemptId: paper.attemptId, epoch, answers })
const savedOf = async (paper: { attemptId: string }) => (await cloud.read<{ answers: { questionId: string; answer: string[]; revision: number }[] }>('attempts', { _id: paper.attemptId }))[0]?.answers ?? []

describe('exam.saveAnswers', () => {
  test('keeps the newer answer, whichever arrives last, and gives it back (case 24)', async () => {
    const person = await cloud.newcomer()
    const paper = await startPaper(cloud, person)
    const { questionId } = paper.questions[0]
    const [newer, older] = [await save(person, paper, [{ questionId, answer: ['B'], revision: 5 }]), await save(person, paper, [{ questionId, answer: ['A'], revision: 4 }])]
    expect([newer.data, older.data.kept, older.data.saved, (await savedOf(paper)).map(({ answer, revision }) => [answer, revision])]).toMatchObject([{ saved: 1, kept: [], answered: 1 }, [{ questionId, answer: ['B'], revision: 5 }], 0, [[['B'], 5]]])
  })

  test('loses none of several answers saved at once', async () => {
    const person = await cloud.newcomer()
    const paper = await startPaper(cloud, person)
    const answers = answersTo(paper, true).slice(0, 4)
    const waiting = new Set(answers)
    while (waiting.size > 0) {
      await Promise.all([...waiting].map(async (answer) => {
        const { code } = await save(person, paper, [answer])
        if (code === 'ok') waiting.delete(answer)
        else if (code !== 'TRY_AGAIN') throw new Error(code)
      }))
    }
    expect((await savedOf(paper)).length).toBe(4)
  })

  test('an answer that does not belong to the paper is a bad request and changes nothing (case 34)', async () => {
    const person = await cloud.newcomer()
    const paper = await startPaper(cloud, person)
    const [first] = paper.questions
    const refused = [
      await save(person, paper, [{ questionId: 'q-of-another', answer: ['A'], revision: 1 }]),
      await save(person, paper, [{ questionId: first.questionId, answer: ['J'], revision: 1 }]),
      await save(person, paper, [{ questionId: first.questionId, answer: ['A', 'B'], revision: 1 }]),
      await save(person, paper, [{ questionId: first.questionId, answer: ['A'], revision: 1 }, { questionId: 'other', answer: ['A'], revision: 1 }]),
      await save(person, paper, [{ questionId: first.questionId, answer: ['A'], revision: 1, score: 100 }]),
    ]
    expect([refused.map(({ code }) => code), await savedOf(paper)]).toEqual([Array.from({ length: 5 }, () => 'BAD_REQUEST'), []])
  })

  test('within the grace an answer under way is taken; after it none (case 21)', async () => {
    const person = await cloud.newcomer()
    const paper = await startPaper(cloud, person)
    const [first, second] = answersTo(paper, true)
    await cloud.advance(paper.remainingMs + 3_000)
    const inGrace = await save(person, paper, [first])
    await cloud.advance(10_000)
    const late = await save(person, paper, [second])
    expect([inGrace.code, inGrace.data.remainingMs, late.code, late.details, (await savedOf(paper)).length]).toEqual(['ok', 0, 'ATTEMPT_SUBMITTED', { state: 'awaiting-exit-photo' }, 1])
  })

  test('the page that was taken over may not write, nor one that makes up an epoch', async () => {
    const person = await cloud.newcomer()
    const paper = await startPaper(cloud, person)
    await start(cloud, person, 'page-2', '电脑')
    expect([(await save(person, paper, answersTo(paper, true))).details, (await save(person, paper, answersTo(paper, true), 99)).code]).toEqual([{ device: '电脑' }, 'EXAM_TAKEN_OVER'])
  })

  test('a browser that signed out ends its paper’s epoch, not a paper open on the phone (ACC-04, integrity “Fencing”)', async () => {
    const [atComputer, onPhone] = [await cloud.newcomer(), await cloud.newcomer()]
    const [session, idle] = [await cloud.session(atComputer), await cloud.session(onPhone)]
    await startPaper(cloud, atComputer)
    const started = await cloud.web('exam.startAttempt', { enrolmentId: atComputer.enrolmentId, page: 'big-screen', device: '电脑' }, session)
    const paper = await startPaper(cloud, onPhone)
    const epochOf = async (attemptId: string) => (await cloud.read<{ epoch: number }>('attempts', { _id: attemptId }))[0]?.epoch
    const before = [await epochOf(started.data.attemptId), await epochOf(paper.attemptId)]
    const codes = [(await cloud.web('account.signOut', {}, session)).code, (await cloud.web('account.signOut', {}, idle)).code]
    const after = [await epochOf(started.data.attemptId), await epochOf(paper.attemptId)]
    expect([started.code, codes, after]).toEqual(['ok', ['ok', 'ok'], [(before[0] ?? 0) + 1, before[1]]])
  })

  test('takes nothing after the submission; another person’s attempt does not exist (case 33)', async () => {
    const [person, other] = [await cloud.newcomer(), await cloud.newcomer()]
    const paper = await startPaper(cloud, person)
    const foreign = await save(other, paper, [])
    await submit(cloud, person, paper)
    expect([foreign.code, (await save(person, paper, answersTo(paper, true))).code, await savedOf(paper)]).toEqual(['NOT_FOUND', 'ATTEMPT_SUBMITTED', []])
  })
})
