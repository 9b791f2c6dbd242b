// Twenty people learn; the server is killed in the middle of their requests, again and again, and started on the same
// data (integrity 5, 7, 8; case 35). Three kills here; `npm run soak -- crash` makes fifty (CRASH_KILLS).
import fs from 'node:fs'
import { nextHead } from '../../../cloudfunctions/platform/evidence'
import type { DeskDocument, ExerciseDocument, LedgerDocument, ProgressDocument } from '../../../cloudfunctions/platform/documents/learning'
import { startEmulator, type Emulator } from '../../../emulator/start'
import { seededRandom } from '../../../src/domain/exam'
import { seed } from '../../seed'
import { mediaMs, startLearningCloud, type Person } from '../learning/arrange'
import { cloudApp } from '../local-cloud'
import { createLearner, type Learner } from './learner'
import { mortalServer } from './server'

const kills = Number(process.env['CRASH_KILLS'] ?? 3)
const learnersAtOnce = 20
const betweenKillsMs = 1_200
const tickMs = 100
/** So much of the three lessons passes in the whole run that nobody finishes long before its end. */
const advancePerTickMs = Math.max(1_000, Math.round((3 * mediaMs) / (kills * (betweenKillsMs / tickMs)) / 1.5))

jest.setTimeout(60_000 + kills * 15_000)

interface EvidenceSeen {
  readonly stream: string
  readonly subject: string
  readonly n: number
  readonly previous: string
  readonly head: string
}

interface Aftermath {
  readonly desks: Map<string, DeskDocument>
  readonly progress: ProgressDocument[]
  readonly ledger: LedgerDocument[]
  readonly exercises: ExerciseDocument[]
  readonly evidence: EvidenceSeen[]
  readonly chains: { readonly _id: string; readonly length: number; readonly head: string }[]
}

let dataDir = ''
let learners: Learner[] = []
let aftermath: Aftermath
let chainKey = ''
let elapsedMs = 0

beforeAll(async () => {
  const school = await startLearningCloud()
  dataDir = school.dataDir
  const people: Person[] = []
  for (let n = 0; n < learnersAtOnce; n += 1) people.push(await school.newcomer())
  await school.emulator.close()
  await liveThroughKills(people)
  aftermath = await look()
})
afterAll(() => fs.rmSync(dataDir, { recursive: true, force: true }))

async function liveThroughKills(people: readonly Person[]): Promise<void> {
  const random = seededRandom(`crash-${seed}`)
  const server = await mortalServer(dataDir)
  await server.start()
  const startedAt = await serverNow(server.url)
  let advancedMs = 0
  let isOver = false
  let isLost = false
  const realStart = Date.now()
  const now = () => Date.now() - realStart + advancedMs
  learners = people.map((person, n) => createLearner(person, { url: server.url, now, startedAtMs: startedAt, random: seededRandom(`crash-${seed}-${n}`), isOver: () => isOver, isLost: () => isLost }))
  const studying = Promise.all(learners.map((learner) => learner.study()))
  // a learner's own failure is reported at the end, not as an unhandled rejection in between
  studying.catch(() => undefined)
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      const lifeMs = betweenKillsMs * (0.5 + random())
      for (const dies = Date.now() + lifeMs; Date.now() < dies; ) {
        // only what was acknowledged counts for the learners: the server's clock is never behind theirs
        if (await advance(server.url)) advancedMs += advancePerTickMs
        await pause(tickMs)
      }
      await server.kill()
      await server.start()
    }
    isOver = true
    await studying
    elapsedMs = (await serverNow(server.url)) - startedAt
  } finally {
    isOver = true
    isLost = true
    await server.kill()
  }
}

async function advance(url: string): Promise<boolean> {
  const reply = await fetch(`${url}/emulator/clock`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ advanceMs: advancePerTickMs }) })
  return reply.ok
}

async function serverNow(url: string): Promise<number> {
  return ((await (await fetch(`${url}/emulator/clock`)).json()) as { nowMs: number }).nowMs
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

async function look(): Promise<Aftermath> {
  const emulator: Emulator = await startEmulator({ port: 0, dataDir, quiet: true })
  try {
    chainKey = (JSON.parse(fs.readFileSync(`${dataDir}/secrets.json`, 'utf8')) as Record<string, string>)['CHAIN_KEY'] ?? ''
    const database = cloudApp({ emulator }).database()
    const all = async <T>(collection: string): Promise<T[]> => {
      const found: T[] = []
      for (let after = ''; ; ) {
        const page = (await database.collection(collection).where({ _id: database.command.gt(after) }).orderBy('_id', 'asc').limit(1_000).get()).data as (T & { _id: string })[]
        found.push(...page)
        if (page.length < 1_000) return found
        after = page.at(-1)?._id ?? ''
      }
    }
    const desks = await all<DeskDocument>('desks')
    return {
      desks: new Map(desks.map((desk) => [desk._id, desk])),
      progress: await all('progress'),
      ledger: await all('ledger'),
      exercises: await all('exercises'),
      evidence: await all('evidence'),
      chains: await all('chains'),
    }
  } finally {
    await emulator.close()
  }
}

/** By lesson, the running lease included. */
function frontiersOf({ traineeId }: Person): Map<string, number> {
  const stored = new Map(aftermath.progress.filter((one) => one.traineeId === traineeId).map(({ lesson, frontierMs }) => [lesson, frontierMs]))
  const desk = aftermath.desks.get(traineeId)
  if (desk?.live && desk.lesson) stored.set(desk.lesson, desk.frontierMs)
  return stored
}

describe(`after ${kills} kills of the server under ${learnersAtOnce} learners`, () => {
  it('requests were really cut: some had to be sent again', () => {
    const repeats = learners.reduce((sum, { acknowledged }) => sum + acknowledged.repeats, 0)
    expect([repeats > 0, learners.every(({ acknowledged }) => acknowledged.requests > 2)]).toEqual([true, true])
  })

  it('nothing that was acknowledged is missing: every frontier and every lesson’s hours are stored (PLY-06, integrity 7)', () => {
    const missing = learners.flatMap(({ person, acknowledged }) => {
      const stored = frontiersOf(person)
      const lost = [...acknowledged.frontiers].filter(([lesson, frontierMs]) => (stored.get(lesson) ?? 0) < frontierMs).map(([lesson, frontierMs]) => `${lesson}: ${frontierMs} acknowledged, ${stored.get(lesson)} stored`)
      const unpaid = [...acknowledged.earned].filter((lesson) => !aftermath.ledger.some(({ _id }) => _id === `${person.periodId}_${lesson}_earned`)).map((lesson) => `${lesson}: hours acknowledged, none in the ledger`)
      return [...lost, ...unpaid]
    })
    expect(missing).toEqual([])
  })

  it('all that was honestly watched is credited, kills of the server cost nobody a second (integrity 8)', () => {
    const short = learners.flatMap(({ person, acknowledged }) => {
      const stored = frontiersOf(person)
      return [...acknowledged.watched].map(([lesson, watchedMs]) => watchedMs - (stored.get(lesson) ?? 0)).filter((lostMs) => lostMs > 1_000)
    })
    expect(short).toEqual([])
  })

  it('nothing is credited twice: no trainee has more than the leased time, and nobody more leased time than passed (integrity 1)', () => {
    const faults = learners.flatMap(({ person }) => {
      const creditedMs = [...frontiersOf(person).values()].reduce((sum, frontierMs) => sum + frontierMs, 0)
      const meterMs = aftermath.desks.get(person.traineeId)?.meterMs ?? 0
      return creditedMs > meterMs || meterMs > elapsedMs ? [{ person: person.openid, creditedMs, meterMs, elapsedMs }] : []
    })
    expect(faults).toEqual([])
  })

  it('each lesson’s hours stand in the ledger once, for an exercise that was marked all correct (HRS-03, EXC-01)', () => {
    const lines = aftermath.ledger.map(({ period, lesson }) => `${period}_${lesson}`)
    const unmarked = lines.filter((line) => aftermath.exercises.find(({ _id }) => _id === line)?.marked?.allCorrect !== true)
    expect([new Set(lines).size, unmarked]).toEqual([lines.length, []])
  })

  it('every chain of evidence is whole, and the watch chain can be recomputed from its stretches (PRV-04)', () => {
    const broken: string[] = []
    for (const { _id, length, head } of aftermath.chains) {
      const links = aftermath.evidence.filter(({ stream, subject }) => `${stream}_${subject}` === _id).sort((a, b) => a.n - b.n)
      const isWhole = links.length === length && links.every(({ n, previous }, index) => n === index + 1 && previous === (links[index - 1]?.head ?? '')) && links.at(-1)?.head === head
      if (!isWhole) broken.push(_id)
    }
    for (const { person } of learners) {
      const desk = aftermath.desks.get(person.traineeId)
      const stretches = [...aftermath.progress.filter(({ traineeId }) => traineeId === person.traineeId).flatMap((progress) => progress.stretches), ...(desk?.stretches ?? [])].sort((a, b) => a.n - b.n)
      const head = stretches.reduce((previous, stretch) => nextHead(chainKey, previous, { ...stretch }), '')
      if (head !== (desk?.head ?? '')) broken.push(`watch chain of ${person.openid}`)
    }
    expect(broken).toEqual([])
  })
})
