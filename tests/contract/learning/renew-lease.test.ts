import { minuteMs } from '../../../src/domain/units'
import { busy, calm, startLearningCloud, type LearningCloud, type Person } from './arrange'
import { open, opening, playToCheck, report } from './study'

let cloud: LearningCloud

beforeAll(async () => {
  cloud = await startLearningCloud()
})
afterAll(() => cloud.stop())

async function opened(given?: Person): Promise<{ person: Person; token: string }> {
  const person = given ?? (await cloud.newcomer())
  const { data } = await open(cloud, person, 'common-1')
  return { person, token: data.lease.token }
}

describe('renewing', () => {
  it('credits what was played, gives more time, and costs one write and no read (integrity, the lease)', async () => {
    const { person, token } = await opened()
    await cloud.advance(60_000)
    const { data, reads, writes } = await cloud.as(person, 'learning.renewLease', report(token, [[0, 58_000]]))
    expect({ ...data, token: '', leaseMs: data.leaseMs >= 30_000, reads, writes }).toEqual({ state: 'playing', token: '', leaseMs: true, creditedMs: 58_000, frontierMs: 58_000, played: false, reason: null, check: null, reads: 0, writes: 1 })
  })

  it('one report claiming the whole video gets at most the time that passed (case 1)', async () => {
    const { person, token } = await opened()
    await cloud.advance(20_000)
    const { data } = await cloud.as(person, 'learning.renewLease', report(token, [[0, 300_000]]))
    expect([data.creditedMs >= 20_000 && data.creditedMs < 24_000, data.reason]).toEqual([true, 'faster-than-clock'])
  })

  it('a hundred reports at once, each for the whole video, together get no more than the time that passed (case 2)', async () => {
    const { person, token } = await opened()
    const startedAt = Date.now()
    const replies = await Promise.all(Array.from({ length: 100 }, () => cloud.as(person, 'learning.renewLease', report(token, [[0, 300_000]]))))
    const [desk] = await cloud.read<{ frontierMs: number; turn: number }>('desks', { _id: person.traineeId })
    expect({ turns: desk?.turn, answers: new Set(replies.map(({ data }) => JSON.stringify(data))).size, isWithinClock: (desk?.frontierMs ?? 0) <= Date.now() - startedAt + 1_000 }).toEqual({ turns: 1, answers: 1, isWithinClock: true })
  })

  it('the same report again gets the same answer and changes nothing (case 3)', async () => {
    const { person, token } = await opened()
    await cloud.advance(30_000)
    const first = await cloud.as(person, 'learning.renewLease', report(token, [[0, 30_000]]))
    const before = await cloud.read('desks', { _id: person.traineeId })
    await cloud.advance(30_000)
    const again = await cloud.as(person, 'learning.renewLease', report(token, [[0, 30_000]]))
    expect([again.data, await cloud.read('desks', { _id: person.traineeId })]).toEqual([first.data, before])
  })

  it('a retry may contain more; what came on top is credited with the next report (integrity, the lease)', async () => {
    const { person, token } = await opened()
    await cloud.advance(30_000)
    const first = await cloud.as(person, 'learning.renewLease', report(token, [[0, 30_000]]))
    await cloud.advance(10_000)
    const retry = await cloud.as(person, 'learning.renewLease', report(token, [[0, 40_000]]))
    const next = await cloud.as(person, 'learning.renewLease', report(retry.data.token, [[30_000, 40_000]]))
    expect([retry.data, next.data.creditedMs]).toEqual([first.data, 10_000])
  })

  it('a different journal under the same turn is superseded (integrity, the lease)', async () => {
    const { person, token } = await opened()
    await cloud.advance(30_000)
    await cloud.as(person, 'learning.renewLease', report(token, [[0, 30_000]]))
    const { code } = await cloud.as(person, 'learning.renewLease', report(token, [[5_000, 10_000]]))
    expect(code).toBe('LEASE_SUPERSEDED')
  })

  it('an older turn has no effect (case 4)', async () => {
    const { person, token } = await opened()
    await cloud.advance(20_000)
    const second = await cloud.as(person, 'learning.renewLease', report(token, [[0, 20_000]]))
    await cloud.advance(20_000)
    await cloud.as(person, 'learning.renewLease', report(second.data.token, [[20_000, 40_000]]))
    const { code } = await cloud.as(person, 'learning.renewLease', report(token, [[0, 300_000]]))
    const [desk] = await cloud.read<{ frontierMs: number }>('desks', { _id: person.traineeId })
    expect([code, desk?.frontierMs]).toEqual(['LEASE_SUPERSEDED', 40_000])
  })

  it('speed 2 earns no more than the clock (case 5)', async () => {
    const { person, token } = await opened()
    await cloud.advance(60_000)
    const { data } = await cloud.as(person, 'learning.renewLease', report(token, [[0, 120_000]]))
    expect(data.creditedMs).toBeLessThan(64_000)
  })

  it('credits nothing for a stretch the viewer skipped to, and says so (PLY-02, case 6)', async () => {
    const { person, token } = await opened()
    await cloud.advance(60_000)
    const { data } = await cloud.as(person, 'learning.renewLease', report(token, [[200_000, 260_000]]))
    expect([data.creditedMs, data.frontierMs, data.reason]).toEqual([0, 0, 'skipped-ahead'])
  })

  it('believes no position, duration or completion (cases 7 and 8)', async () => {
    const { person, token } = await opened()
    await cloud.advance(10_000)
    const moved = await cloud.as(person, 'learning.renewLease', { token, segments: [], positionMs: 300_000 })
    const claimed = await cloud.as(person, 'learning.renewLease', { token: moved.data.token, segments: [], positionMs: 0, complete: true, score: 100 })
    expect([moved.data.frontierMs, moved.data.played, claimed.code]).toEqual([0, false, 'BAD_REQUEST'])
  })
})

describe('a renewal that is no longer this page’s', () => {
  it('after a take-over the old page can’t renew, and is told which device goes on (case 10)', async () => {
    const { person, token } = await opened()
    const session = await cloud.session(person)
    await cloud.web(session, 'learning.openLesson', opening(person, 'common-1', { page: 'computer', device: '电脑浏览器', takeOver: true }))
    const { code, details } = await cloud.as(person, 'learning.renewLease', report(token, [[0, 10_000]]))
    expect([code, details.device]).toEqual(['LEASE_SUPERSEDED', '电脑浏览器'])
  })

  it('a token serves nobody else: not another person, not another session, not a changed one', async () => {
    const { person, token } = await opened()
    const other = await cloud.newcomer()
    const session = await cloud.session(person)
    const codes = [
      (await cloud.as(other, 'learning.renewLease', report(token, []))).code,
      (await cloud.web(session, 'learning.renewLease', report(token, []))).code,
      (await cloud.as(person, 'learning.renewLease', report(`${token.slice(0, -2)}xx`, []))).code,
    ]
    expect(codes).toEqual(['TOKEN_REFUSED', 'TOKEN_REFUSED', 'TOKEN_REFUSED'])
  })
})

describe('when a check falls due', () => {
  it('the stretch before is credited, then nothing, whatever the page tries (CHK-03, case 12)', async () => {
    const person = await cloud.newcomer({ ruleSet: busy })
    const { lease, check } = await playToCheck(cloud, person)
    await cloud.advance(60_000)
    const renewed = await cloud.as(person, 'learning.renewLease', report(lease.token, [[61_000, 120_000]]))
    const reopened = await open(cloud, person, 'common-2', { page: 'another', takeOver: true })
    const late = await cloud.as(person, 'learning.reportLate', { token: lease.token, segments: [[61_000, 120_000]] })
    expect([lease.state, lease.creditedMs, check.via, renewed.data.creditedMs, renewed.data.state, reopened.data.lease.state, reopened.data.lease.leaseMs, late.code]).toEqual([
      'check-due', 61_000, 'in-place', 0, 'check-due', 'check-due', 0, 'CHECK_DUE',
    ])
  })

  it('after an hour the page has to open again (integrity, the lease)', async () => {
    const { person, token } = await opened()
    await cloud.advance(3_601_000)
    const { data } = await cloud.as(person, 'learning.renewLease', report(token, []))
    expect([data.state, data.leaseMs]).toEqual(['reopen', 0])
  })

  it('in the last stretch of the hour the page is told to open again instead of being renewed in ever shorter pieces; what it has it plays to its end', async () => {
    const { person, token } = await opened()
    await cloud.advance(57.5 * minuteMs)
    const last = await cloud.as(person, 'learning.renewLease', report(token, []))
    await cloud.advance(minuteMs)
    const near = await cloud.as(person, 'learning.renewLease', report(last.data.token, [[0, minuteMs]]))
    const reopened = await open(cloud, person, 'common-1')
    const { floor, end } = { floor: calm.playback.leaseFloorMs, end: near.data.leaseMs }
    expect([last.data.state, near.data.state, near.data.creditedMs, end > 0 && end < floor, reopened.data.lease.state, reopened.data.lease.leaseMs >= floor, reopened.data.positionMs]).toEqual(['playing', 'reopen', minuteMs, true, 'playing', true, minuteMs])
  })
})
