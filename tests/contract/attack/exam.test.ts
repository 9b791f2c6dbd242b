// The cheater's plans against the exam: parallel calls, other people's ids, late answers, a look at the key.
import type { AttemptDocument } from '../../../cloudfunctions/platform/documents/exam'
import { startExamCloud, type ExamCloud, type Person } from '../exam/arrange'
import { answersTo, decide, getReady, pass, sit, start, startPaper, submit, takePhoto } from '../exam/journey'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
}, 60_000)
afterAll(() => cloud.stop())

const attemptsOf = ({ enrolmentId }: Person) => cloud.read<AttemptDocument>('attempts', { enrolmentId })

describe('parallel calls', () => {
  it('of five pages that start at one moment, one paper comes out, and one page holds it (case 22)', async () => {
    const person = await cloud.newcomer()
    await getReady(cloud, person)
    const replies = await Promise.all(Array.from({ length: 5 }, (_, n) => start(cloud, person, `page-${n}`)))
    const papers = new Set(replies.filter(({ code }) => code === 'ok').map(({ data }) => JSON.stringify(data.questions)))
    const [attempt, ...others] = await attemptsOf(person)
    const saves = await Promise.all(replies.filter(({ code }) => code === 'ok').map(({ data }) => cloud.as(person, 'exam.saveAnswers', { attemptId: data.attemptId, epoch: data.epoch, answers: [] })))
    expect({ papers: papers.size, others: others.length, codes: replies.every(({ code }) => ['ok', 'TRY_AGAIN'].includes(code)), holders: saves.filter(({ code }) => code === 'ok').length <= 1, state: attempt?.state }).toEqual({ papers: 1, others: 0, codes: true, holders: true, state: 'in-progress' })
  })

  it('five different papers handed in at one moment give one result; none is written over (case 23)', async () => {
    const person = await cloud.newcomer()
    const paper = await startPaper(cloud, person)
    const replies = await Promise.all(Array.from({ length: 5 }, (_, n) => submit(cloud, person, paper, answersTo(paper, n % 2 === 0, n + 1))))
    const [{ answers } = {} as AttemptDocument] = await attemptsOf(person)
    await submit(cloud, person, paper, answersTo(paper, true, 99))
    const [afterwards] = await attemptsOf(person)
    expect([replies.every(({ code }) => ['ok', 'TRY_AGAIN'].includes(code)), new Set(answers.map(({ revision }) => revision)).size, afterwards?.answers]).toEqual([true, 1, answers])
  })

  it('two exit photos at one moment lead to one review; a pass is confirmed once however often (integrity 5)', async () => {
    const person = await cloud.newcomer()
    const paper = await startPaper(cloud, person)
    await submit(cloud, person, paper, answersTo(paper, true))
    await Promise.all([takePhoto(cloud, person, 'exit'), takePhoto(cloud, person, 'exit').catch(() => null), takePhoto(cloud, person, 'exit').catch(() => null)])
    await Promise.all([decide(cloud, paper.attemptId, 'confirmed'), decide(cloud, paper.attemptId, 'confirmed').catch(() => null)])
    const counts = [
      (await cloud.read('reviews', { enrolmentId: person.enrolmentId })).length,
      (await cloud.read('certificates', { enrolmentId: person.enrolmentId })).length,
      (await cloud.read('ledger', { period: person.periodId, part: 'exam' })).length,
      (await cloud.read('deliveries', { enrolmentId: person.enrolmentId })).length,
    ]
    expect(counts).toEqual([1, 1, 1, 1])
  })
})

describe('before the submission', () => {
  it('no reply of any operation holds a bank key, a right answer or an explanation (case 18)', async () => {
    const person = await cloud.newcomer()
    const enrolment = { enrolmentId: person.enrolmentId }
    const paper = await startPaper(cloud, person)
    const attempt = { attemptId: paper.attemptId }
    const replies = [
      { data: paper },
      await cloud.as(person, 'exam.getAttempt', attempt),
      await cloud.as(person, 'exam.getOverview', enrolment),
      await cloud.as(person, 'exam.getResult', attempt),
      await cloud.as(person, 'exam.saveAnswers', { ...attempt, epoch: paper.epoch, answers: answersTo(paper, true) }),
      await cloud.as(person, 'exam.saveAnswers', { ...attempt, epoch: paper.epoch, answers: [{ questionId: 'q-none', answer: ['A'], revision: 1 }] }),
      await submit(cloud, person, paper),
      await cloud.as(person, 'exam.getResult', attempt),
      await cloud.as(person, 'exam.getOverview', enrolment),
    ]
    const words = replies.map((reply) => JSON.stringify(reply)).join('\n')
    expect(['"explanation"', '"optionKeys"', '"drawSeed"', '"chapterId"', '"correct"', '"right"', '"score":1', '"key"'].filter((word) => words.includes(word))).toEqual([])
  })

  it('a failed result tells chapters, no question and no right answer (integrity, retakes)', async () => {
    const person = await cloud.newcomer()
    const paper = await sit(cloud, person, false)
    const { data } = await cloud.as(person, 'exam.getResult', { attemptId: paper.attemptId })
    expect([data.result.kind, JSON.stringify(data).includes('q-1-')]).toEqual(['failed', false])
  })
})

describe('time', () => {
  it('answers saved or handed in after deadline and grace count for nothing, whoever notices first (case 21)', async () => {
    const [first, second] = [await cloud.newcomer(), await cloud.newcomer()]
    const papers = [await startPaper(cloud, first), await startPaper(cloud, second)]
    await cloud.advance(60 * 60_000 + 11_000)
    const saved = await cloud.as(first, 'exam.saveAnswers', { attemptId: papers[0].attemptId, epoch: papers[0].epoch, answers: answersTo(papers[0], true) })
    const handedIn = await submit(cloud, second, papers[1], answersTo(papers[1], true))
    const stored = [...(await attemptsOf(first)), ...(await attemptsOf(second))]
    expect([saved.code, handedIn.code, handedIn.data.submittedBy, stored.map(({ answers, submittedBy, submittedAtMs, deadlineMs }) => [answers.length, submittedBy, submittedAtMs === deadlineMs])]).toEqual(['ATTEMPT_SUBMITTED', 'ok', 'time-out', [[0, 'time-out', true], [0, 'time-out', true]]])
  })

  it('an entry photo opens the paper for ten minutes only (integrity, photos)', async () => {
    const person = await cloud.newcomer()
    await getReady(cloud, person)
    await cloud.advance(10 * 60_000 + 1_000)
    expect((await start(cloud, person)).details).toEqual({ step: 'entry-photo' })
  })
})

describe('another person’s ids', () => {
  it('exist for nobody else, in no operation of the exam (cases 28 and 33)', async () => {
    const [person, thief] = [await cloud.newcomer(), await cloud.newcomer()]
    const paper = await startPaper(cloud, person)
    const slot = (await cloud.as(person, 'exam.issuePhotoSlot', { enrolmentId: (await cloud.newcomer()).enrolmentId, purpose: 'entry' })).code
    const enrolment = { enrolmentId: person.enrolmentId }
    const attempt = { attemptId: paper.attemptId }
    const codes = []
    for (const [operation, input] of [
      ['exam.getOverview', enrolment],
      ['exam.agree', { ...enrolment, noticeVersion: 'notice-1' }],
      ['exam.confirmIdentity', enrolment],
      ['exam.issuePhotoSlot', { ...enrolment, purpose: 'entry' }],
      ['exam.startAttempt', { ...enrolment, page: 'p', device: 'd' }],
      ['exam.getAttempt', attempt],
      ['exam.getResult', attempt],
      ['exam.saveAnswers', { ...attempt, epoch: paper.epoch, answers: [] }],
      ['exam.submitAttempt', { ...attempt, epoch: paper.epoch, answers: [] }],
      ['certificate.get', enrolment],
      ['certificate.download', enrolment],
      ['learning.getClass', enrolment],
      ['learning.getStatement', { ...enrolment, lessonId: 'common-1' }],
    ] as const) codes.push((await cloud.as(thief, operation, input)).code)
    expect([slot, [...new Set(codes)]]).toEqual(['NOT_FOUND', ['NOT_FOUND']])
  })
})

describe('after a pass', () => {
  it('no step of another attempt opens (case 25)', async () => {
    const person = await cloud.newcomer()
    await pass(cloud, person)
    const enrolment = { enrolmentId: person.enrolmentId }
    const codes = [
      (await start(cloud, person)).code,
      (await cloud.as(person, 'exam.agree', { ...enrolment, noticeVersion: 'notice-1' })).code,
      (await cloud.as(person, 'exam.confirmIdentity', enrolment)).code,
      (await cloud.as(person, 'exam.issuePhotoSlot', { ...enrolment, purpose: 'entry' })).code,
    ]
    expect([...new Set(codes)]).toEqual(['EXAM_CLOSED'])
  })
})

it('all this left no answer that breaks the contract', async () => {
  const stats = (await (await fetch(`${cloud.url}/emulator/stats`)).json()) as { contractBreaches: unknown[] }
  expect(stats.contractBreaches).toEqual([])
})
