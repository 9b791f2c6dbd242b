// catalogue.withdrawCourse, catalogue.restoreCourse and timer.stopWithdrawn: a course withdrawn for everybody takes
// effect within a minute and one lease, for exactly those who play it (integrity, fencing; case 15).
import type { DeskDocument, ProgressDocument } from '../../../cloudfunctions/platform/documents/learning'
import { minuteMs } from '../../../src/domain/units'
import { startLearningCloud, type LearningCloud, type Person } from '../learning/arrange'
import { earn, open, report } from '../learning/study'

let cloud: LearningCloud

beforeAll(async () => {
  cloud = await startLearningCloud()
})
afterAll(() => cloud.stop())

const withdraw = (courseId: string, confirm = true) => cloud.admin('catalogue.withdrawCourse', { courseId, confirm })
const restore = (courseId: string, confirm = true) => cloud.admin('catalogue.restoreCourse', { courseId, confirm })

async function epochOf({ traineeId }: Person): Promise<number> {
  return (await cloud.read<DeskDocument>('desks', { _id: traineeId }))[0]?.epoch ?? 0
}

async function inSpecialty(): Promise<Person> {
  const person = await cloud.newcomer()
  for (const lesson of ['common-1', 'common-2']) await earn(cloud, person, lesson)
  return person
}

describe('a course withdrawn for everybody', () => {
  it('is tried out first: the answer says how many play it and who would be touched, and changes nothing (OPS-04)', async () => {
    const person = await cloud.newcomer()
    const { token } = (await open(cloud, person, 'common-1')).data.lease
    const { data } = await withdraw('common', false)
    await cloud.advance(minuteMs)
    const renewed = await cloud.as(person, 'learning.renewLease', report(token, [[0, minuteMs]]))
    expect([data.done, data.playing >= 1, data.next.input.confirm, data.next.input.key, renewed.code]).toEqual([false, true, true, '（填您的钥匙）', 'ok'])
    await cloud.as(person, 'learning.closeLease', report(renewed.data.token, []))
  })

  it('opens no more, and within a minute ends the leases that play it and no others; what was watched counts, once (PLY-05, case 15)', async () => {
    const [person, neighbour] = [await inSpecialty(), await cloud.newcomer()]
    const { token } = (await open(cloud, person, 'building-1')).data.lease
    const { token: neighbours } = (await open(cloud, neighbour, 'common-1')).data.lease
    const { data } = await withdraw('building')
    await cloud.advance(minuteMs)
    const stopped = await cloud.as(person, 'learning.renewLease', report(token, [[0, minuteMs]]))
    const late = [await cloud.as(person, 'learning.reportLate', { token, segments: [[0, minuteMs]] }), await cloud.as(person, 'learning.reportLate', { token, segments: [[0, minuteMs]] })]
    const reopened = await open(cloud, person, 'building-1')
    const exercise = await cloud.as(person, 'learning.startExercise', { enrolmentId: person.enrolmentId, lessonId: 'building-1' })
    const others = await cloud.as(neighbour, 'learning.renewLease', report(neighbours, [[0, minuteMs]]))
    const [progress] = await cloud.read<ProgressDocument>('progress', { traineeId: person.traineeId, lesson: 'building-1' })
    expect({ done: data.done, stopped: [stopped.code, stopped.details], credited: late.map((reply) => reply.data.creditedMs === progress?.frontierMs), within: (progress?.frontierMs ?? 0) > 0 && (progress?.frontierMs ?? 0) <= minuteMs + 5_000 }).toEqual({
      done: true, stopped: ['LEASE_SUPERSEDED', { device: null, sinceMs: null }], credited: [true, true], within: true,
    })
    expect([reopened.code, reopened.details, exercise.code, others.code, others.data.state]).toEqual(['WITHDRAWN', { what: 'course' }, 'WITHDRAWN', 'ok', 'playing'])
    await restore('building')
  })

  it('is restored, and everybody goes on from where they stood', async () => {
    const person = await inSpecialty()
    const { token } = (await open(cloud, person, 'building-1')).data.lease
    await cloud.advance(30_000)
    await cloud.as(person, 'learning.closeLease', report(token, [[0, 30_000]]))
    await withdraw('building')
    const course = await cloud.as(person, 'learning.getCourse', { enrolmentId: person.enrolmentId, courseId: 'building' })
    const tried = await restore('building', false)
    const still = await open(cloud, person, 'building-1')
    const restored = await restore('building')
    const reopened = await open(cloud, person, 'building-1')
    expect([course.data.isWithdrawn, tried.data.done, still.code, restored.data.done, reopened.code, reopened.data.positionMs]).toEqual([true, false, 'WITHDRAWN', true, 'ok', 30_000])
  })

  it('leaves a page alone that plays after the course was restored, and a second sweep stops nobody twice', async () => {
    const person = await inSpecialty()
    await open(cloud, person, 'building-1')
    await withdraw('building')
    await cloud.post('/emulator/timer/stopWithdrawn', {})
    const stoppedAt = await epochOf(person)
    await cloud.post('/emulator/timer/stopWithdrawn', {})
    const again = await epochOf(person)
    await restore('building')
    await open(cloud, person, 'building-1')
    const playing = await epochOf(person)
    await cloud.post('/emulator/timer/stopWithdrawn', {})
    expect([again - stoppedAt, (await epochOf(person)) - playing]).toEqual([0, 0])
  })

  it('said twice changes nothing the second time; an unknown course or operator is refused in a sentence (OPS-02)', async () => {
    const first = await restore('municipal')
    await withdraw('municipal')
    const second = await withdraw('municipal')
    await restore('municipal')
    const unknown = [await withdraw('no-such-course'), await restore('no-such-course')]
    const strangers = [await cloud.admin('catalogue.withdrawCourse', { courseId: 'common', confirm: true, key: 'wrong' }), await cloud.admin('catalogue.restoreCourse', { courseId: 'common', key: 'wrong' })]
    expect([first.data.sentence, second.data.sentence]).toEqual(['《课程 municipal》没有停用，没有变化。', '《课程 municipal》早已停用，没有变化。'])
    expect([...unknown, ...strangers].map(({ code, details }) => [code, typeof details.sentence])).toEqual([['COURSE_UNKNOWN', 'string'], ['COURSE_UNKNOWN', 'string'], ['OPERATOR_REFUSED', 'string'], ['OPERATOR_REFUSED', 'string']])
  })

  it('is found by an index: the sweep looks at no desk that plays something else', async () => {
    const stats = (await (await fetch(`${cloud.url}/emulator/stats`)).json()) as { fullScans?: { collection: string }[]; contractBreaches: unknown[] }
    expect([JSON.stringify(stats.fullScans ?? []).includes('desks'), stats.contractBreaches]).toEqual([false, []])
  })
})
