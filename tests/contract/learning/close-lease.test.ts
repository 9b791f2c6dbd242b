import { startLearningCloud, type LearningCloud } from './arrange'
import { open, playThrough, report } from './study'

let cloud: LearningCloud

beforeAll(async () => {
  cloud = await startLearningCloud()
})
afterAll(() => cloud.stop())

interface ProgressSeen {
  readonly frontierMs: number
  readonly complete: boolean
  readonly positionMs: number
  readonly stretches: readonly { readonly creditedMs: number; readonly reason: string }[]
}

describe('closing', () => {
  it('credits the rest, settles the lesson’s progress and anchors the watch chain (PLY-06, PRV-04)', async () => {
    const person = await cloud.newcomer()
    const opened = await open(cloud, person, 'common-1')
    await cloud.advance(30_000)
    const renewed = await cloud.as(person, 'learning.renewLease', report(opened.data.lease.token, [[0, 30_000]]))
    await cloud.advance(15_000)
    const { data } = await cloud.as(person, 'learning.closeLease', { ...report(renewed.data.token, [[30_000, 45_000]]), positionMs: 20_000 })
    const [progress] = await cloud.read<ProgressSeen>('progress', { _id: `${person.periodId}_common-1` })
    const [desk] = await cloud.read<{ live: boolean; head: string; stretches: unknown[] }>('desks', { _id: person.traineeId })
    const [anchor] = await cloud.read<{ content: { head: string; frontierMs: number } }>('evidence', { stream: 'watch', subject: person.traineeId })
    expect({
      state: data.state,
      creditedMs: data.creditedMs,
      progress: [progress?.frontierMs, progress?.complete, progress?.positionMs, progress?.stretches.map(({ creditedMs, reason }) => [creditedMs, reason])],
      desk: [desk?.live, desk?.stretches],
      anchor: [anchor?.content.head === desk?.head, anchor?.content.frontierMs],
    }).toEqual({ state: 'closed', creditedMs: 15_000, progress: [45_000, false, 20_000, [[30_000, 'credited'], [15_000, 'credited']]], desk: [false, []], anchor: [true, 45_000] })
  })

  it('the same flush again gets the same answer (integrity 5)', async () => {
    const person = await cloud.newcomer()
    const opened = await open(cloud, person, 'common-1')
    await cloud.advance(30_000)
    const flush = report(opened.data.lease.token, [[0, 30_000]])
    const [first, second] = [await cloud.as(person, 'learning.closeLease', flush), await cloud.as(person, 'learning.closeLease', flush)]
    expect([second.data, (await cloud.read('evidence', { stream: 'watch', subject: person.traineeId })).length]).toEqual([first.data, 1])
  })

  it('a lease given back cannot be renewed', async () => {
    const person = await cloud.newcomer()
    const opened = await open(cloud, person, 'common-1')
    const closed = await cloud.as(person, 'learning.closeLease', report(opened.data.lease.token, []))
    const withOld = await cloud.as(person, 'learning.renewLease', report(opened.data.lease.token, [[0, 100]]))
    const withNew = await cloud.as(person, 'learning.renewLease', report(closed.data.token, [[0, 100]]))
    expect([withOld.data.state, withOld.data.leaseMs, withNew.code]).toEqual(['closed', 0, 'LEASE_SUPERSEDED'])
  })

  it('leaves the next page free to open without asking (PLY-04)', async () => {
    const person = await cloud.newcomer()
    const opened = await open(cloud, person, 'common-1', { page: 'first' })
    await cloud.as(person, 'learning.closeLease', report(opened.data.lease.token, []))
    expect((await open(cloud, person, 'common-2', { page: 'second' })).code).toBe('ok')
  })

  it('three seconds before the end the video counts as played (integrity 2)', async () => {
    const person = await cloud.newcomer()
    const { data } = await playThrough(cloud, person, 'common-1')
    const [progress] = await cloud.read<ProgressSeen>('progress', { _id: `${person.periodId}_common-1` })
    expect([data.played, progress?.complete]).toEqual([true, true])
  })

  it('in a lesson played fully it keeps the resume point and nothing else (case 14)', async () => {
    const person = await cloud.newcomer()
    await playThrough(cloud, person, 'common-1')
    const free = await open(cloud, person, 'common-1')
    const { data } = await cloud.as(person, 'learning.closeLease', { ...report(free.data.lease.token, [[0, 90_000]]), positionMs: 90_000 })
    const again = await open(cloud, person, 'common-1')
    expect([data.state, data.creditedMs, data.reason, again.data.positionMs, again.data.lease.frontierMs]).toEqual(['free', 0, 'free-viewing', 90_000, 300_000])
  })

  it('serves nobody but the page’s own caller', async () => {
    const person = await cloud.newcomer()
    const opened = await open(cloud, person, 'common-1')
    const { code } = await cloud.as(await cloud.newcomer(), 'learning.closeLease', report(opened.data.lease.token, []))
    expect(code).toBe('TOKEN_REFUSED')
  })
})
