// Refused attempts are evidence, and a flood of them is only counted (integrity, operators and evidence).
import { hourMs, minuteMs } from '../../../src/domain/units'
import { startLearningCloud, type LearningCloud, type Person } from '../learning/arrange'
import { open, report } from '../learning/study'

let cloud: LearningCloud

beforeAll(async () => {
  cloud = await startLearningCloud()
})
afterAll(() => cloud.stop())

type Content = Readonly<Record<string, unknown>>

async function recorded({ traineeId }: Person): Promise<Content[]> {
  const entries = await cloud.read<{ n: number; content: Content }>('evidence', { stream: 'identity', subject: traineeId })
  return entries.sort((a, b) => a.n - b.n).map(({ content }) => content)
}

describe('a refused attempt', () => {
  it('with another person’s token is written down against who tried it, with the owner named, in every operation that takes one (case 13)', async () => {
    const [owner, thief] = [await cloud.newcomer(), await cloud.newcomer()]
    const { token } = (await open(cloud, owner, 'common-1')).data.lease
    const codes = [
      await cloud.as(thief, 'learning.renewLease', report(token, [])),
      await cloud.as(thief, 'learning.closeLease', report(token, [])),
      await cloud.as(thief, 'learning.reportLate', { token, segments: [] }),
      await open(cloud, thief, 'common-1', { journal: { token, segments: [] } }),
    ].map(({ code }) => code)
    const foreign = { event: 'token-refused', reason: 'foreign', owner: owner.traineeId }
    expect([codes, await recorded(thief), await recorded(owner)]).toEqual([Array(4).fill('TOKEN_REFUSED'), Array(4).fill(foreign), []])
  })

  it('with a forged token is written down when it is known who tried; a stranger’s writes nothing', async () => {
    const person = await cloud.newcomer()
    const { token } = (await open(cloud, person, 'common-1')).data.lease
    const forged = `${token.slice(0, -3)}AAA`
    const known = await cloud.as(person, 'learning.renewLease', report(forged, []))
    const stranger = await cloud.as({ openid: 'o-nobody' }, 'learning.renewLease', report(forged, []))
    expect([known.code, stranger.code, stranger.writes, await recorded(person)]).toEqual(['TOKEN_REFUSED', 'TOKEN_REFUSED', 0, [{ event: 'token-refused', reason: 'forged', owner: null }]])
  })

  it('of a page that was taken over is written down with its epoch, and a page’s own token of an earlier session is none', async () => {
    const person = await cloud.newcomer()
    const { token } = (await open(cloud, person, 'common-1')).data.lease
    await open(cloud, person, 'common-1', { page: 'two', takeOver: true })
    const superseded = await cloud.as(person, 'learning.renewLease', report(token, [[0, 1_000]]))
    const otherSession = await cloud.web(await cloud.session(person), 'learning.renewLease', report(token, []))
    expect([superseded.code, otherSession.code, await recorded(person)]).toEqual(['LEASE_SUPERSEDED', 'TOKEN_REFUSED', [{ event: 'lease-superseded', reason: 'older-lease', epoch: 1, turn: 0 }]])
  })

  it('from beyond the frontier stands in the trainee’s own statement, with its reason (case 6, PLY-08)', async () => {
    const person = await cloud.newcomer()
    const { token } = (await open(cloud, person, 'common-1')).data.lease
    await cloud.advance(minuteMs)
    await cloud.as(person, 'learning.renewLease', report(token, [[200_000, 260_000]]))
    const { data } = await cloud.as(person, 'learning.getStatement', { enrolmentId: person.enrolmentId, lessonId: 'common-1' })
    expect(data.stretches.map(({ creditedMs, reason }: { creditedMs: number; reason: string }) => [creditedMs, reason])).toEqual([[0, 'skipped-ahead']])
  })

  it('the twenty-first in an hour is only counted; the first of a later hour says how many there were', async () => {
    const person = await cloud.newcomer()
    const renew = () => cloud.as(person, 'learning.renewLease', report('forged-token', []))
    for (let n = 0; n < 25; n += 1) await renew()
    const inTheHour = (await recorded(person)).length
    await cloud.advance(hourMs)
    await renew()
    const all = await recorded(person)
    expect([inTheHour, all.length, all.at(-1)]).toEqual([20, 21, { event: 'token-refused', reason: 'forged', owner: null, onlyCountedBefore: 5 }])
  })

  it('what was only counted is written down before its counter is swept away', async () => {
    const person = await cloud.newcomer()
    for (let n = 0; n < 23; n += 1) await cloud.as(person, 'learning.renewLease', report('forged-token', []))
    await cloud.advance(3 * 24 * hourMs)
    const counters = await cloud.read('throttles', { _id: `refusals_${person.traineeId}` })
    expect([counters, (await recorded(person)).at(-1)]).toMatchObject([[], { event: 'refusals-counted', onlyCounted: 3 }])
  })
})
