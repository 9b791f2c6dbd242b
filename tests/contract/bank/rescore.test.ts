// exam.rescore from outside: a wrong key was found, mended by bank.import, and the papers are marked again.
import type { AttemptDocument, ReviewDocument } from '../../../cloudfunctions/platform/documents/exam'
import type { BankDocument } from '../../../cloudfunctions/platform/documents/learning'
import { courseId, courseVersion, operator, secondOperator, startExamCloud, type ExamCloud, type Person } from '../exam/arrange'
import { answersTo, decide, startPaper, stepOf, submit, takePhoto } from '../exam/journey'

let cloud: ExamCloud
beforeEach(async () => {
  cloud = await startExamCloud()
  await cloud.write('current_courses', { _id: courseId, version: 1, currentVersion: courseVersion, withdrawnAtMs: null } as { _id: string })
}, 60_000)
afterEach(() => cloud.stop())

const rescore = (questionId: string, change = {}) => cloud.admin('exam.rescore', { ...operator, ...secondOperator, reason: '答案印错', courseId, questionId, ...change })
const attemptOf = async ({ enrolmentId }: Person) => (await cloud.read<AttemptDocument>('attempts', { enrolmentId }))[0] as AttemptDocument

/** Option b instead of a, in a sheet that says nothing else of the bank. */
async function mend(questionId: string): Promise<void> {
  const banks = await cloud.read<BankDocument>('banks', {})
  const question = banks.flatMap(({ questions }) => questions).find((one) => one.questionId === questionId)
  if (!question) throw new Error(questionId)
  // The bank of the tests has small keys; the sheet's are A, B, C, D: the mended revision is written as the import would.
  const [newest] = banks.sort((left, right) => right.revision - left.revision)
  if (!newest) throw new Error('no bank')
  const questions = newest.questions.map((one) => (one.questionId === questionId ? { ...one, answer: ['b'] } : one))
  await cloud.write('banks', { ...newest, _id: `${courseId}_${courseVersion}_${newest.revision + 1}`, revision: newest.revision + 1, questions } as { _id: string })
}

/** Five single choices and a multiple choice right: 55 points; the sixth single choice was answered with b. */
async function failByOne(): Promise<{ person: Person; questionId: string }> {
  const person = await cloud.newcomer()
  const paper = await startPaper(cloud, person)
  const isRight = (index: number): boolean => index < 5 || index === 6
  await submit(cloud, person, paper, answersTo(paper, isRight))
  await takePhoto(cloud, person, 'exit')
  return { person, questionId: paper.questions[5].questionId }
}

/** Somebody else's paper with the same question, answered with a. */
async function writePaper(person: Person, questionId: string, state: AttemptDocument['state'], score: number): Promise<void> {
  const { enrolmentId, traineeId, periodId } = person
  const bank = (await cloud.read<BankDocument>('banks', { revision: 1 }))[0] as BankDocument
  const others = bank.questions.filter((question) => question.kind === 'single' && question.questionId !== questionId).slice(0, score / 10 - 1)
  const paper = [...others.map((question) => question.questionId), questionId].map((one) => ({ questionId: one, kind: 'single', optionKeys: ['a', 'b', 'c', 'd'], points: 10 }))
  const attemptId = `${enrolmentId}_1`
  await cloud.write('attempts', { _id: attemptId, stamp: 's', attemptNo: 1, enrolmentId, traineeId, periodId, courseId, courseVersion, bankId: bank._id, ruleSetId: 'exam-tests', state, score, paper, answers: paper.map((item) => ({ questionId: item.questionId, answer: ['A'], revision: 1 })), weakChapters: [], startedAtMs: 1 } as { _id: string })
  await cloud.write('exams', { _id: enrolmentId, stamp: 's', epoch: 1, traineeId, periodId, specialty: 'building', ruleSetId: 'exam-tests', agreed: null, identityConfirmedAtMs: null, entry: null, attempts: 1, openAttemptId: null, nextAttemptNotBeforeMs: 0, passedAttemptId: state === 'passed' ? attemptId : null, recentPapers: [] } as { _id: string })
}

test('a failure that the mended key lifts to the pass mark goes to the photo review, and passes by a person’s decision alone', async () => {
  const { person, questionId } = await failByOne()
  const before = await attemptOf(person)
  await mend(questionId)
  const dry = await rescore(questionId)
  const untouched = await attemptOf(person)
  const done = await rescore(questionId, { confirm: true })
  const after = await attemptOf(person)
  const [review] = await cloud.read<ReviewDocument>('reviews', { attemptId: after._id })
  expect({
    before: [before.state, before.score],
    dry: [dry.code, dry.data.raised, dry.data.toReview, dry.data.next?.input.confirm, JSON.stringify(dry.data).includes('key-of-'), untouched.stamp === before.stamp],
    done: [done.data.raised, done.data.toReview],
    after: [after.state, after.score, after.rescores?.map(({ from, to, operatorId, secondOperatorId, reason }) => [from, to, operatorId, secondOperatorId, reason])],
    review: review?.state,
    step: (await stepOf(cloud, person)).kind,
    hours: await cloud.read('ledger', { period: person.periodId, part: 'exam' }),
  }).toEqual({
    before: ['failed', 55],
    dry: ['ok', 1, 1, true, false, true],
    done: [1, 1],
    after: ['under-review', 65, [[55, 65, 'zhou', 'qian', '答案印错']]],
    review: 'waiting',
    step: 'under-review',
    hours: [],
  })
  const again = await rescore(questionId, { confirm: true })
  await decide(cloud, after._id, 'confirmed')
  const [certificate] = await cloud.read<{ examScore: number }>('certificates', { enrolmentId: person.enrolmentId })
  const evidence = await cloud.read<{ content: { event?: string; from?: number; to?: number } }>('evidence', { stream: 'exam', subject: person.enrolmentId })
  expect([again.data.sentence, (await stepOf(cloud, person)).kind, certificate?.examScore, (await cloud.read<{ creditHours: number }>('ledger', { period: person.periodId, part: 'exam' })).map(({ creditHours }) => creditHours), evidence.filter(({ content }) => content.event === 'rescored').map(({ content }) => [content.from, content.to])]).toEqual([
    expect.stringContaining('没有要加分的试卷'), 'passed', 65, [400], [[55, 65]],
  ])
})

test('no score falls: a pass that would lose points stays, and the school is told how many (integrity 7)', async () => {
  const { person: lifted, questionId } = await failByOne()
  const [passed, failed] = [await cloud.newcomer(), await cloud.newcomer()]
  await writePaper(passed, questionId, 'passed', 60)
  await writePaper(failed, questionId, 'failed', 50)
  await mend(questionId)
  const { data } = await rescore(questionId, { confirm: true })
  expect([data.raised, data.lower, data.lines.join(), await attemptOf(passed), await attemptOf(failed), (await attemptOf(lifted)).score]).toMatchObject([1, 2, expect.stringContaining('2 份按新答案会减分，一份也没有动'), { state: 'passed', score: 60, stamp: 's' }, { state: 'failed', score: 50, stamp: 's' }, 65])
})

test('somebody who sits another paper meanwhile is left in peace until it is over', async () => {
  const { person, questionId } = await failByOne()
  await cloud.advance(10 * 60_000)
  const paper = await startPaper(cloud, person)
  await mend(questionId)
  const meanwhile = await rescore(questionId, { confirm: true })
  const reopened = await cloud.as(person, 'exam.getAttempt', { attemptId: paper.attemptId })
  expect([meanwhile.data.raised, meanwhile.data.lines.join(), reopened.data.questions]).toEqual([0, expect.stringContaining('正在重考'), paper.questions])
})

test('two different people of the list, a key that was mended, a question and a course that exist', async () => {
  const questionId = 'q-2-single-1'
  // Another question's key does not make this one's a mended one.
  await mend('q-1-single-1')
  const unmended = await rescore(questionId)
  await mend(questionId)
  const replies = [unmended, await rescore('q-none'), await rescore(questionId, { courseId: 'nowhere' }), await rescore(questionId, { key: 'wrong' }), await rescore(questionId, { secondOperator: 'zhou', secondKey: 'key-of-zhou-1' }), await rescore(questionId, { secondKey: 'wrong' })]
  expect([replies.map(({ code }) => code), unmended.details.sentence]).toEqual([['RESCORE_REFUSED', 'RESCORE_REFUSED', 'COURSE_UNKNOWN', 'OPERATOR_REFUSED', 'SECOND_PERSON_NEEDED', 'SECOND_PERSON_NEEDED'], expect.stringContaining('答案没有改过')])
})
