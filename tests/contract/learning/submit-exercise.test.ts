// startExercise and submitExercise (EXC-01, EXC-02, HRS-01).
import { busy, startLearningCloud, type LearningCloud, type Person } from './arrange'
import { earn, open, opening, playThrough, report, rightAnswers, wrongAnswers } from './study'

let cloud: LearningCloud

beforeAll(async () => {
  cloud = await startLearningCloud()
})
afterAll(() => cloud.stop())

function start(person: Person, lessonId = 'common-1') {
  return cloud.as(person, 'learning.startExercise', { enrolmentId: person.enrolmentId, lessonId })
}

function submit(person: Person, tryNo: number, answers: object, lessonId = 'common-1') {
  return cloud.as(person, 'learning.submitExercise', { enrolmentId: person.enrolmentId, lessonId, tryNo, answers })
}

async function played(): Promise<Person> {
  const person = await cloud.newcomer()
  await playThrough(cloud, person, 'common-1')
  return person
}

describe('opening the exercise', () => {
  it('is refused before the video is played fully, with what remains (EXC-01, case 17)', async () => {
    const person = await cloud.newcomer()
    const opened = await open(cloud, person, 'common-1')
    await cloud.advance(60_000)
    await cloud.as(person, 'learning.renewLease', report(opened.data.lease.token, [[0, 60_000]]))
    const { code, details } = await start(person)
    expect([code, details]).toEqual(['VIDEO_UNFINISHED', { remainingMs: 240_000 }])
  })

  it('counts what is credited on the running lease, before it is given back', async () => {
    const person = await cloud.newcomer()
    let { token } = (await open(cloud, person, 'common-1')).data.lease
    for (let from = 0; from < 300_000; from += 30_000) {
      await cloud.advance(30_000)
      token = (await cloud.as(person, 'learning.renewLease', report(token, [[from, from + 30_000]]))).data.token
    }
    expect((await start(person)).code).toBe('ok')
  })

  it('shows shuffled questions without any key, and the same try again (EXC-02, case 18)', async () => {
    const person = await played()
    const [first, again] = [await start(person), await start(person)]
    expect([again.data, Object.keys(first.data.questions[0]), Object.keys(first.data.questions[0].options[0])]).toEqual([first.data, ['questionId', 'kind', 'stem', 'options'], ['letter', 'text']])
    expect(JSON.stringify(first.data)).not.toMatch(/answer|explanation|解析|"k\d"/)
  })

  it('twice at the same moment is one try', async () => {
    const person = await played()
    const replies = await Promise.all(Array.from({ length: 4 }, () => start(person)))
    expect(new Set(replies.map(({ data }) => JSON.stringify(data))).size).toBe(1)
  })
})

describe('submitting', () => {
  it('one wrong answer earns nothing and says which; a later try may be all right (EXC-01, case 19)', async () => {
    const person = await played()
    const { data } = await start(person)
    const answers = [...rightAnswers(data.questions.slice(1)), ...wrongAnswers(data.questions.slice(0, 1))]
    const failed = await submit(person, data.tryNo, answers)
    const second = await start(person)
    const passed = await submit(person, second.data.tryNo, rightAnswers(second.data.questions))
    expect([failed.data, passed.data, await cloud.read('ledger', { traineeId: person.traineeId })]).toMatchObject([
      { allCorrect: false, wrongQuestionIds: [data.questions[0].questionId], earned: false, creditHours: 0, retryAfterMs: 0 },
      { allCorrect: true, wrongQuestionIds: [], earned: true, creditHours: 100, specialtyOpened: false },
      [{ _id: `${person.periodId}_common-1_earned`, account: 'common', kind: 'lesson-earned', creditHours: 100 }],
    ])
  })

  it('the same try again gets the stored result, whatever is sent; in parallel too (integrity 5)', async () => {
    const person = await played()
    const { data } = await start(person)
    const replies = await Promise.all(Array.from({ length: 3 }, () => submit(person, data.tryNo, rightAnswers(data.questions))))
    const afterwards = await submit(person, data.tryNo, [])
    const entries = await cloud.read('ledger', { traineeId: person.traineeId })
    const evidence = await cloud.read('evidence', { stream: 'hours', subject: person.traineeId })
    expect([new Set(replies.map((reply) => JSON.stringify(reply.data))).size, afterwards.data, entries.length, evidence.length]).toEqual([1, replies[0]?.data, 1, 1])
  })

  it('a lesson earned before earns nothing again (case 19)', async () => {
    const person = await cloud.newcomer()
    await earn(cloud, person, 'common-1')
    const { data } = await start(person)
    const again = await submit(person, data.tryNo, rightAnswers(data.questions))
    expect([again.data.earned, again.data.creditHours, (await cloud.read('ledger', { traineeId: person.traineeId })).length]).toEqual([true, 0, 1])
  })

  it('a try that is not open is refused', async () => {
    const person = await played()
    expect([(await submit(person, 1, [])).code, (await start(person)).data.tryNo, (await submit(person, 2, [])).code]).toEqual(['EXERCISE_NOT_OPEN', 1, 'EXERCISE_NOT_OPEN'])
  })

  it('three failures in a row make the next try wait twenty seconds, a fourth sixty', async () => {
    const person = await played()
    const waits: number[] = []
    for (let n = 0; n < 3; n += 1) {
      const { data } = await start(person)
      waits.push((await submit(person, data.tryNo, wrongAnswers(data.questions))).data.retryAfterMs)
    }
    const paused = await start(person)
    await cloud.advance(20_000)
    const fourth = await start(person)
    waits.push((await submit(person, fourth.data.tryNo, [])).data.retryAfterMs)
    expect([waits, paused.code, paused.details.retryAfterMs > 0]).toEqual([[0, 0, 20_000, 60_000], 'EXERCISE_PAUSED', true])
  })

  it('the last common lesson opens the specialty course and says so by SMS (CAT-03, NTC-01)', async () => {
    const person = await cloud.newcomer()
    await earn(cloud, person, 'common-1')
    const last = await earn(cloud, person, 'common-2')
    const specialty = await open(cloud, person, 'building-1')
    const messages = await cloud.read<{ kind: string; params: string[] }>('messages', { traineeId: person.traineeId })
    expect([last.data.specialtyOpened, specialty.code, messages.map(({ kind, params }) => [kind, params])]).toEqual([true, 'ok', [['specialty-open', ['张建国', '建筑工程']]]])
  })

  it('a second specialty finds the common hours there, once (CAT-02, case 16)', async () => {
    const person = await cloud.newcomer()
    const municipal = await cloud.enrolAgain(person, 'municipal')
    await earn(cloud, person, 'common-1')
    await earn(cloud, { ...person, enrolmentId: municipal }, 'common-2')
    const [building, other] = [await open(cloud, person, 'building-1'), await open(cloud, { ...person, enrolmentId: municipal }, 'municipal-1', { takeOver: true })]
    const entries = await cloud.read<{ account: string; creditHours: number }>('ledger', { traineeId: person.traineeId })
    expect([building.code, other.code, entries.map(({ account, creditHours }) => [account, creditHours])]).toEqual(['ok', 'ok', [['common', 100], ['common', 100]]])
  })

  it('nothing is earned while a check is due (integrity 6)', async () => {
    const person = await cloud.newcomer({ ruleSet: busy })
    await cloud.change('periods', person.periodId, { ruleSetId: 'calm', version: 2 })
    await playThrough(cloud, person, 'common-1')
    const { data } = await start(person)
    await cloud.change('periods', person.periodId, { ruleSetId: 'busy', version: 3 })
    await cloud.as(person, 'learning.openLesson', opening(person, 'common-2'))
    const codes = [await submit(person, data.tryNo, rightAnswers(data.questions)), await start(person)].map(({ code }) => code)
    expect([codes, await cloud.read('ledger', { traineeId: person.traineeId })]).toEqual([['CHECK_DUE', 'CHECK_DUE'], []])
  })
})

it.each<[string, () => Promise<Person>, string, string]>([
  ['without acknowledged rules', () => cloud.newcomer({ isAcknowledged: false }), 'common-1', 'RULES_NOT_ACKNOWLEDGED'],
  ['of the specialty course before the common one', () => cloud.newcomer(), 'building-1', 'SPECIALTY_LOCKED'],
  ['before the class opens', () => cloud.newcomer({ classId: 'class-later' }), 'common-1', 'CLASS_NOT_OPEN'],
  ['after withdrawal', () => cloud.newcomer({ status: 'withdrawn' }), 'common-1', 'WITHDRAWN'],
])('an exercise %s is refused like its lesson (case 15)', async (_title, arrive, lessonId, expected) => {
  const person = await arrive()
  expect([(await start(person, lessonId)).code, (await submit(person, 1, [], lessonId)).code]).toEqual([expected, expected])
})

it('a browser without a bound WeChat does no exercise', async () => {
  const person = await cloud.newcomer({ isBound: false })
  const session = await cloud.session(person)
  const input = { enrolmentId: person.enrolmentId, lessonId: 'common-1' }
  const codes = [(await cloud.web(session, 'learning.startExercise', input)).code, (await cloud.web(session, 'learning.submitExercise', { ...input, tryNo: 1, answers: [] })).code]
  expect(codes).toEqual(['NOT_BOUND', 'NOT_BOUND'])
})
