// The statement for the operator and for the trainee (PLY-08): per lesson and day, credited and not, each with its reason.
import { busy, startLearningCloud, type LearningCloud, type Person } from '../learning/arrange'
import { open, playThrough, playToCheck, report } from '../learning/study'
import { codeOf, dataOf } from '../local-cloud'
import { inspect, type Inspection } from './arrange'

let cloud: LearningCloud
let inspection: Inspection

beforeAll(async () => {
  cloud = await startLearningCloud()
  inspection = await inspect(cloud)
})
afterAll(() => cloud.stop())

async function named(name: string, person: Person): Promise<Person> {
  await cloud.change('trainees', person.traineeId, { name })
  return person
}

const statementOf = async (name: string) => dataOf(await inspection.admin('learning.statement', { name }))

test('tells per lesson and day what was credited, and what a missed check cost, in plain Chinese (PLY-08)', async () => {
  const person = await named('学员甲', await cloud.newcomer({ ruleSet: busy }))
  const { lease, check } = await playToCheck(cloud, person)
  await cloud.advance(3 * 60_000)
  await cloud.as(person, 'learning.resumeAfterMiss', { code: check.code, shownForMs: 0 })
  await cloud.as(person, 'learning.closeLease', report(lease.token, []))
  const { lines, sentence, file } = await statementOf('学员甲')
  const own = await cloud.as(person, 'learning.listStudyDays')
  const [day] = own.data.days
  expect([lines.length, /《第 common-1 节》：计上 1 分 1 秒；没有计 3 分/.test(lines[0] ?? ''), /学习验证/.test(lines[0] ?? ''), sentence.includes('没有计 3 分'), file !== null]).toEqual([1, true, true, true, true])
  expect([own.data.total, day.lessonId, day.creditedMs, day.uncreditedMs >= 180_000, day.reasons.map(({ reason }: { reason: string }) => reason)]).toEqual([1, 'common-1', 61_000, true, [expect.stringMatching(/^check-/)]])
})

test('lists the newest day first, each lesson by itself; the running lesson is there too (PLY-08)', async () => {
  const person = await named('学员乙', await cloud.newcomer())
  await playThrough(cloud, person, 'common-1')
  await cloud.advance(24 * 3_600_000)
  const opened = await open(cloud, person, 'common-2')
  await cloud.advance(60_000)
  await cloud.as(person, 'learning.renewLease', report(opened.data.lease.token, [[0, 60_000]]))
  const { lines } = await statementOf('学员乙')
  const own = await cloud.as(person, 'learning.listStudyDays')
  expect([lines.map((line) => /《(.+?)》/.exec(line)?.[1]), own.data.days.map((day: { lessonId: string; enrolmentId: string }) => [day.lessonId, day.enrolmentId])]).toEqual([
    ['第 common-2 节', '第 common-1 节'],
    [['common-2', person.enrolmentId], ['common-1', person.enrolmentId]],
  ])
})

test('says so when nothing was played, and is recorded as a look (OPS-02)', async () => {
  const person = await named('学员丙', await cloud.newcomer())
  const { sentence, lines, file } = await statementOf('学员丙')
  const logged = await cloud.read<{ subjects: string[] }>('operator_log', { operation: 'learning.statement' })
  expect([sentence.includes('还没有播放记录'), lines, file, logged.at(-1) !== undefined, logged.some(({ subjects }) => subjects.includes(person.traineeId))]).toEqual([true, [], null, true, true])
  expect((await cloud.as(person, 'learning.listStudyDays')).data).toEqual({ total: 0, days: [] })
})

test('refuses who is no operator, nobody, and a name that several bear (OPS-02)', async () => {
  await cloud.newcomer()
  await cloud.newcomer()
  const codes = await Promise.all([inspection.admin('learning.statement', { key: 'wrong' }), inspection.admin('learning.statement', { name: '没有此人' }), inspection.admin('learning.statement', { name: '张建国' })])
  expect(codes.map(codeOf)).toEqual(['OPERATOR_REFUSED', 'PERSON_UNKNOWN', 'PERSON_AMBIGUOUS'])
})
