// A cheater without a plan: every operation of watching, in any order, with any token, greedy journals, two at a time.
// After each step the desk itself is looked at: what is credited must have been paid for in leased time.
import type { DeskDocument, ProgressDocument } from '../../../cloudfunctions/platform/documents/learning'
import { seededRandom } from '../../../src/domain/exam'
import { minuteMs } from '../../../src/domain/units'
import { busy, calm, mediaMs, startLearningCloud, type LearningCloud, type Person, type Reply } from '../learning/arrange'

let cloud: LearningCloud

beforeAll(async () => {
  cloud = await startLearningCloud()
})
afterAll(() => cloud.stop())

type Random = () => number
type Segments = [number, number][]

const lessons = ['common-1', 'common-2']
/** What an attack may be told; anything else is a defect. */
const decentCodes = ['ok', 'LEASE_SUPERSEDED', 'TOKEN_REFUSED', 'PLAYING_ELSEWHERE', 'CHECK_DUE', 'CHECK_OVER', 'VIDEO_UNFINISHED', 'EXERCISE_NOT_OPEN', 'EXERCISE_PAUSED', 'NOT_FOUND', 'TRY_AGAIN', 'SPECIALTY_LOCKED']

interface Attack {
  readonly person: Person
  readonly random: Random
  readonly tokens: string[]
  readonly codes: string[]
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  return items[Math.floor(random() * items.length)] as Item
}

/** Whole videos, pieces that jump over gaps, overlaps, backward pieces, pieces beyond the end. */
function greedy(random: Random): Segments {
  const at = () => Math.floor(random() * mediaMs * 1.2)
  switch (Math.floor(random() * 5)) {
    case 0:
      return [[0, mediaMs]]
    case 1:
      return Array.from({ length: 200 }, (_, n): [number, number] => [n * 1_490, n * 1_490 + 1])
    case 2:
      return Array.from({ length: 20 }, (): [number, number] => [at(), at()])
    case 3:
      return [[at(), 2_000_000_000], [0, 2_000_000_000]]
    default:
      return []
  }
}

async function step({ person, random, tokens, codes }: Attack): Promise<void> {
  const call = async (operation: string, input: object): Promise<Reply> => {
    const reply = await cloud.as(person, operation, input)
    codes.push(reply.code)
    for (const found of [reply.data?.lease?.token, reply.data?.token]) if (typeof found === 'string') tokens.push(found)
    return reply
  }
  const token = tokens.length === 0 ? null : pick(random() < 0.6 ? tokens.slice(-3) : tokens, random)
  const segments = greedy(random)
  const enrolmentId = person.enrolmentId
  const choice = random()
  if (token === null || choice < 0.2) {
    const journal = token !== null && random() < 0.6 ? { journal: { token, segments } } : {}
    await call('learning.openLesson', { enrolmentId, lessonId: pick(lessons, random), page: pick(['p1', 'p2'], random), device: '手机微信', takeOver: random() < 0.7, ...journal })
  } else if (choice < 0.55) await call('learning.renewLease', { token, segments, positionMs: mediaMs })
  else if (choice < 0.7) await call('learning.closeLease', { token, segments, positionMs: mediaMs })
  else if (choice < 0.85) await call('learning.reportLate', { token, segments })
  else if (choice < 0.95) {
    const [desk] = await cloud.read<DeskDocument>('desks', { _id: person.traineeId })
    if (desk?.check) await call('learning.answerCheck', { code: desk.check.code, answer: 'present', ...(random() < 0.5 ? { token } : {}) })
  } else await call('learning.submitExercise', { enrolmentId, lessonId: pick(lessons, random), tryNo: 1, answers: [] })
}

interface Standing {
  readonly creditedMs: number
  readonly meterMs: number
  readonly sinceCheckMs: number
  readonly isFrozen: boolean
}

async function standing({ traineeId }: Person): Promise<Standing> {
  const [desk] = await cloud.read<DeskDocument>('desks', { _id: traineeId })
  const progress = await cloud.read<ProgressDocument>('progress', { traineeId })
  const stored = new Map(progress.map(({ lesson, frontierMs }) => [lesson, frontierMs]))
  if (desk?.live && desk.lesson) stored.set(desk.lesson, desk.frontierMs)
  const creditedMs = [...stored.values()].reduce((sum, frontierMs) => sum + frontierMs, 0)
  return { creditedMs, meterMs: desk?.meterMs ?? 0, sinceCheckMs: (desk?.meterMs ?? 0) - (desk?.checkState.meterAtLastMs ?? 0), isFrozen: Boolean(desk?.check) }
}

async function now(): Promise<number> {
  return ((await (await fetch(`${cloud.url}/emulator/clock`)).json()) as { nowMs: number }).nowMs
}

async function attackAtRandom(seed: string, ruleSet: typeof busy): Promise<Attack> {
  const person = await cloud.newcomer({ ruleSet })
  const attack: Attack = { person, random: seededRandom(seed), tokens: [], codes: [] }
  const startedAt = await now()
  let before = await standing(person)
  for (let round = 0; round < 40; round += 1) {
    if (attack.random() < 0.5) await cloud.advance(Math.floor(attack.random() * 20_000))
    const isParallel = attack.random() < 0.25
    await (isParallel ? Promise.all([step(attack), step(attack)]) : step(attack))
    const after = await standing(person)
    const faults = [
      after.creditedMs > after.meterMs && 'credit without leased time (integrity 1)',
      after.meterMs > (await now()) - startedAt && 'leased time beyond the clock (integrity 1)',
      after.creditedMs < before.creditedMs && 'credit shrank (integrity 7)',
      !isParallel && before.isFrozen && after.isFrozen && after.creditedMs > before.creditedMs && 'credit while a check was due (integrity 6)',
      ruleSet === busy && !after.isFrozen && after.sinceCheckMs >= minuteMs && 'a check was avoided (case 11)',
    ].filter(Boolean)
    if (faults.length > 0) throw new Error(`seed ${seed}, round ${round}: ${faults.join(', ')}: ${JSON.stringify({ before, after })}`)
    before = after
  }
  return attack
}

describe('a cheater who tries everything at random', () => {
  it.each(['one', 'four'])('is credited nothing without leased time, nothing while a check is due, and avoids no check (integrity 1, 6, 7; cases 1 to 12), %s', async (seed) => {
    const { codes } = await attackAtRandom(seed, seed === 'four' ? calm : busy)
    expect(codes.filter((code) => !decentCodes.includes(code))).toEqual([])
  })

  it('leaves no answer behind that breaks the contract', async () => {
    const stats = (await (await fetch(`${cloud.url}/emulator/stats`)).json()) as { contractBreaches: unknown[] }
    expect(stats.contractBreaches).toEqual([])
  })
})
