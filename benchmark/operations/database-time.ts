// The database's share of an hour of watching, on one engine: the emulator's, through the production SDK. Ours is the
// renewal's conditional update on a desk of real size; theirs is what PlayEdu's server does per report, as document
// operations: five reads (user, course, lesson, lesson record, day's statistics) and three writes.
import '../outside-jest'
import { randomUUID } from 'node:crypto'
import { cloudApp } from '../../tests/contract/local-cloud'
import { startLearningCloud } from '../../tests/contract/learning/arrange'
import { open, report } from '../../tests/contract/learning/study'
import { quantile } from '../watch/tally'

/** 3,600 s by the mean lease of 240 s, renewed 45 s early on average. */
const renewalsPerHour = 18.5
const reportsPerHour = 360
const callsPerRepetition = 60

export interface DatabaseTime {
  readonly oursMs: number
  readonly theirsMs: number
  readonly ratios: readonly number[]
}

export async function measureDatabaseTime(repetitions: number): Promise<DatabaseTime> {
  const cloud = await startLearningCloud()
  try {
    const person = await cloud.newcomer()
    const opened = await open(cloud, person, 'common-1')
    await cloud.advance(30_000)
    await cloud.as(person, 'learning.renewLease', report(opened.data.lease.token, [[0, 30_000]]))
    const database = cloudApp(cloud).database()
    const [desk] = await cloud.read<{ _id: string; stamp: string; answer: unknown }>('desks', { _id: person.traineeId })
    if (!desk) throw new Error('no desk')
    let { stamp } = desk
    const { _id: id, answer } = desk

    async function renew(): Promise<void> {
      const next = randomUUID()
      const { updated } = await database.collection('desks').where({ _id: id, stamp }).update({ stamp: next, at: Date.now(), frontierMs: 60_000, answer: database.command.set(answer as object) })
      if (updated !== 1) throw new Error('the desk was not renewed')
      stamp = next
    }
    async function reportLikePlayEdu(): Promise<void> {
      const read = (collection: string, where: object) => database.collection(collection).where(where).limit(1).get()
      await read('trainees', { _id: person.traineeId })
      await read('courses', { _id: 'common_1' })
      await read('lessons', { _id: 'common-1_1' })
      await read('progress', { _id: `${person.periodId}_common-1` })
      await read('periods', { _id: person.periodId })
      const version = randomUUID()
      await database.collection('periods').doc(person.periodId).update({ benchmark: version })
      await database.collection('enrolments').doc(person.enrolmentId).update({ benchmark: version })
      await database.collection('trainees').doc(person.traineeId).update({ benchmark: version })
    }
    for (const warm of [renew, reportLikePlayEdu]) await timeOf(warm, 10)
    const [ours, theirs]: [number[], number[]] = [[], []]
    for (let repetition = 0; repetition < repetitions; repetition += 1) {
      ours.push((await timeOf(renew, callsPerRepetition)) * renewalsPerHour)
      theirs.push((await timeOf(reportLikePlayEdu, callsPerRepetition)) * reportsPerHour)
    }
    return { oursMs: quantile(ours, 0.5), theirsMs: quantile(theirs, 0.5), ratios: ours.map((own, index) => (theirs[index] ?? 0) / own) }
  } finally {
    await cloud.stop()
  }
}

/** Milliseconds of one call. */
async function timeOf(call: () => Promise<void>, times: number): Promise<number> {
  const startedAt = performance.now()
  for (let done = 0; done < times; done += 1) await call()
  return (performance.now() - startedAt) / times
}
