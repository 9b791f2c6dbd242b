// The rules of 课后练习 as somebody meets them who would rather guess than know (EXC-01, EXC-02, cases 8 and 17 to 19).
import { startLearningCloud, type LearningCloud, type Person } from './arrange'
import { playThrough, rightAnswers, wrongAnswers } from './study'

let cloud: LearningCloud
beforeAll(async () => {
  cloud = await startLearningCloud()
})
afterAll(() => cloud.stop())

const lesson = ({ enrolmentId }: Person) => ({ enrolmentId, lessonId: 'common-1' })
const start = (person: Person) => cloud.as(person, 'learning.startExercise', lesson(person))
const submit = (person: Person, tryNo: number, answers: object, more = {}) => cloud.as(person, 'learning.submitExercise', { ...lesson(person), tryNo, answers, ...more })

async function played(): Promise<Person> {
  const person = await cloud.newcomer()
  await playThrough(cloud, person, 'common-1')
  return person
}

async function fail(person: Person): Promise<number> {
  const { data } = await start(person)
  return (await submit(person, data.tryNo, wrongAnswers(data.questions))).data.retryAfterMs
}

it('a wrong try tells which questions were wrong and not one letter of what would be right (EXC-02, case 18)', async () => {
  const person = await played()
  const { data } = await start(person)
  const failed = await submit(person, data.tryNo, wrongAnswers(data.questions))
  const bank = (await cloud.read<{ exercise: { questionId: string; answer: string[]; explanation: string }[] }>('lessons', { _id: 'common-1_1' }))[0]?.exercise ?? []
  const words = JSON.stringify(failed.data)
  expect([Object.keys(failed.data).sort(), failed.data.wrongQuestionIds, bank.some(({ explanation, answer }) => words.includes(explanation) || words.includes(JSON.stringify(answer)))]).toEqual([
    ['allCorrect', 'creditHours', 'earned', 'retryAfterMs', 'specialtyOpened', 'wrongQuestionIds'],
    bank.map(({ questionId }) => questionId),
    false,
  ])
})

it('each try is shuffled anew: letters learnt from one are worth nothing in the next (EXC-02)', async () => {
  const person = await played()
  const orders = new Set<string>()
  for (let n = 0; n < 8; n += 1) {
    const { data } = await start(person)
    orders.add(JSON.stringify(data.questions))
    await submit(person, data.tryNo, wrongAnswers(data.questions))
    await cloud.advance(60_000)
  }
  expect(orders.size).toBeGreaterThan(4)
})

it('guessing is slowed to one try a minute, however many pages ask; the wait is told and ends by itself (EXC-01)', async () => {
  const person = await played()
  const waits = [await fail(person), await fail(person), await fail(person)]
  const meanwhile = await Promise.all(Array.from({ length: 6 }, () => start(person)))
  await cloud.advance(20_000)
  waits.push(await fail(person))
  await cloud.advance(59_000)
  const early = await start(person)
  await cloud.advance(1_000)
  waits.push(await fail(person))
  expect([waits, meanwhile.map(({ code }) => code), early.code, early.details.retryAfterMs > 0 && early.details.retryAfterMs <= 1_000]).toEqual([[0, 0, 20_000, 60_000, 60_000], Array.from({ length: 6 }, () => 'EXERCISE_PAUSED'), 'EXERCISE_PAUSED', true])
})

it('“in a row” ends with a try that is all right (EXC-01)', async () => {
  const person = await played()
  const waits = [await fail(person), await fail(person)]
  const { data } = await start(person)
  await submit(person, data.tryNo, rightAnswers(data.questions))
  waits.push(await fail(person), await fail(person), await fail(person))
  expect(waits).toEqual([0, 0, 0, 0, 20_000])
})

it('a client’s own word that all was right is no part of the call (case 8)', async () => {
  const person = await played()
  const { data } = await start(person)
  const refused = await submit(person, data.tryNo, wrongAnswers(data.questions), { allCorrect: true })
  const more = await submit(person, data.tryNo, [...wrongAnswers(data.questions), ...rightAnswers(data.questions).map((answer) => ({ ...answer, answer: ['A', 'B', 'C', 'D'] }))])
  expect([refused.code, more.data.allCorrect, (await cloud.read('ledger', { traineeId: person.traineeId })).length]).toEqual(['BAD_REQUEST', false, 0])
})
