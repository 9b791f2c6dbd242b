import { busy, startLearningCloud, type LearningCloud } from './arrange'
import { open, opening, playToCheck, report } from './study'

let cloud: LearningCloud

beforeAll(async () => {
  cloud = await startLearningCloud()
})
afterAll(() => cloud.stop())

describe('a late report', () => {
  it('credits once what the displaced page honestly played before the take-over (integrity 4)', async () => {
    const person = await cloud.newcomer()
    const first = await open(cloud, person, 'common-1')
    await cloud.advance(40_000)
    await open(cloud, person, 'common-2', { page: 'computer', takeOver: true })
    await cloud.advance(60_000)
    const late = { token: first.data.lease.token, segments: [[0, 90_000]] }
    const [once, twice] = [await cloud.as(person, 'learning.reportLate', late), await cloud.as(person, 'learning.reportLate', late)]
    const [progress] = await cloud.read<{ frontierMs: number }>('progress', { _id: `${person.periodId}_common-1` })
    expect([once.data.creditedMs >= 40_000 && once.data.creditedMs < 45_000, once.data.reason, twice.data, progress?.frontierMs]).toEqual([true, 'faster-than-clock', once.data, once.data.frontierMs])
  })

  it('of the lesson that plays now moves the frontier of the page that plays it', async () => {
    const person = await cloud.newcomer()
    const first = await open(cloud, person, 'common-1')
    await cloud.advance(40_000)
    const second = await open(cloud, person, 'common-1', { page: 'computer', takeOver: true })
    await cloud.as(person, 'learning.reportLate', { token: first.data.lease.token, segments: [[0, 40_000]] })
    await cloud.advance(50_000)
    const { data } = await cloud.as(person, 'learning.renewLease', report(second.data.lease.token, [[0, 50_000]]))
    expect([data.creditedMs, data.frontierMs]).toEqual([10_000, 50_000])
  })

  it('is taken under a new session of the same person (PLY-06)', async () => {
    const person = await cloud.newcomer()
    const opened = await cloud.web(await cloud.session(person), 'learning.openLesson', opening(person, 'common-1'))
    await cloud.advance(30_000)
    const { data } = await cloud.web(await cloud.session(person), 'learning.reportLate', { token: opened.data.lease.token, segments: [[0, 30_000]] })
    expect(data).toEqual({ creditedMs: 30_000, frontierMs: 30_000, played: false, reason: null })
  })

  it('of a lease that nobody knows any more is told so', async () => {
    const person = await cloud.newcomer()
    const opened = await open(cloud, person, 'common-1')
    await cloud.as(person, 'learning.closeLease', report(opened.data.lease.token, []))
    const { data } = await cloud.as(person, 'learning.reportLate', { token: opened.data.lease.token, segments: [[0, 30_000]] })
    expect([data.creditedMs, data.reason]).toEqual([0, 'lease-forgotten'])
  })

  it('is refused with another person’s token', async () => {
    const opened = await open(cloud, await cloud.newcomer(), 'common-1')
    const { code } = await cloud.as(await cloud.newcomer(), 'learning.reportLate', { token: opened.data.lease.token, segments: [] })
    expect(code).toBe('TOKEN_REFUSED')
  })

  it('waits while a check is due, and counts afterwards (integrity 6)', async () => {
    const person = await cloud.newcomer({ ruleSet: busy })
    const first = await open(cloud, person, 'common-2')
    await cloud.advance(20_000)
    await cloud.as(person, 'learning.openLesson', opening(person, 'common-1', { page: 'other', takeOver: true }))
    const { check } = await playToCheck(cloud, person, { page: 'other' })
    const frozen = await cloud.as(person, 'learning.reportLate', { token: first.data.lease.token, segments: [[0, 20_000]] })
    await cloud.as(person, 'learning.answerCheck', { code: check.code, answer: 'present' })
    const taken = await cloud.as(person, 'learning.reportLate', { token: first.data.lease.token, segments: [[0, 20_000]] })
    expect([frozen.code, frozen.details.code, taken.data.creditedMs]).toEqual(['CHECK_DUE', check.code, 20_000])
  })
})
