// What benchmark/README.md claims, where it is a count and no time: calls, database operations, seconds lost. Small
// samples of the same programs; the limits hold for any draw of leases and checks.
import { countStudying } from '../../benchmark/operations/count'
import { liveHere, type Life } from '../../benchmark/watch/learner'
import { livePeer } from '../../benchmark/watch/peers'
import { lessonMs, openWatchSchool } from '../../benchmark/watch/school'
import { addUp, allCalls, perHour } from '../../benchmark/watch/tally'
import { drawLearners, type Learner, type Manner } from '../../benchmark/watch/trace'
import { seed } from '../seed'

jest.setTimeout(120_000)

/** Phones alone: a computer's check takes the phone's two calls besides. */
async function live(manner: Manner, people: number): Promise<{ learners: Learner[]; lives: Life[] }> {
  const learners = drawLearners(seed, people, 1, manner).map((learner) => ({ ...learner, isComputer: false }))
  const school = await openWatchSchool()
  try {
    const lives: Life[] = []
    for (const [number, learner] of learners.entries()) lives.push(await liveHere(school, learner, number))
    return { learners, lives }
  } finally {
    await school.cloud.stop()
  }
}

test('an hour of playing in one sitting takes fewer than 30 calls, checks included: a client that reports every 10 s takes 24 times as many (PLY-05)', async () => {
  const { learners, lives } = await live('steady', 4)
  const [ours, theirs] = [addUp(lives.map(({ tally }) => tally)), addUp(learners.map((learner) => livePeer('playedu', learner, lessonMs)))]
  const rate = perHour(ours, allCalls(ours))
  expect({ isLow: rate <= 30, isShare: rate * 24 <= perHour(theirs, allCalls(theirs)), hasChecks: ours.checks > 0 }).toEqual({ isLow: true, isShare: true, hasChecks: true })
  expect(lives.map(({ creditedMs }) => creditedMs >= 59 * 60_000)).toEqual([true, true, true, true])
})

test('a killed page loses no more than five seconds, and a renewal is one write and no read (PLY-06, integrity 8)', async () => {
  const { lives } = await live('restless', 6)
  const lost = lives.flatMap(({ tally }) => tally.lostMs)
  const renewals = lives.flatMap(({ counted }) => counted.filter(({ name }) => name === 'renew'))
  expect({ kills: lost.length > 0, beyond: lost.filter((ms) => ms > 5_500), renewals: renewals.length > 30, others: renewals.filter(({ reads, writes }) => reads !== 0 || writes !== 1) }).toEqual({ kills: true, beyond: [], renewals: true, others: [] })
})

test('a renewal starts no transaction, and no page view writes (integrity, the lease)', async () => {
  const counted = await countStudying()
  const of = (name: string) => counted.filter(({ operation }) => operation === name).map(({ reads, writes, transactions }) => ({ reads, writes, transactions }))
  const views = counted.filter(({ note }) => note.startsWith('page '))
  expect([of('learning.renewLease'), views.length > 4, views.filter(({ writes }) => writes > 0)]).toEqual([[{ reads: 0, writes: 1, transactions: 0 }], true, []])
})
