// The unlucky user's night: replies get lost, packets arrive twice, the app is killed, the network is away for ten
// minutes, the server restarts. Honest watching is not lost (PLY-06, integrity 8).
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startEmulator, type Emulator } from '../../../emulator/start'
import { seededRandom } from '../../../src/domain/exam'
import { mediaMs, startLearningCloud, type LearningCloud, type Person, type Reply } from '../learning/arrange'
import { open, report } from '../learning/study'

let cloud: LearningCloud

beforeAll(async () => {
  cloud = await startLearningCloud()
})
afterAll(() => cloud.stop())

type Segments = [number, number][]

interface Page {
  readonly name: string
  token: string
  segments: Segments
  /** Segments that a request has named: they stay as they are, new ones follow. */
  frozen: number
  positionMs: number
  leasedMs: number
}

interface Night {
  playedMs: number
  kills: number
  creditedMs: number
}

/** Plays for so long, or to the end of the lease or the video; the rest of the time the page stands still. */
async function play(page: Page, milliseconds: number, night: Night): Promise<void> {
  const playedMs = Math.max(0, Math.min(milliseconds, page.leasedMs, mediaMs - page.positionMs))
  const last = page.segments.at(-1)
  if (playedMs > 0) {
    if (last && page.segments.length > page.frozen && last[1] === page.positionMs) last[1] += playedMs
    else page.segments.push([page.positionMs, page.positionMs + playedMs])
  }
  page.positionMs += playedMs
  page.leasedMs -= milliseconds
  night.playedMs += playedMs
  await cloud.advance(milliseconds)
}

/** Sends once; whether the request or its answer gets lost, or arrives twice, is the network's will. */
async function send(random: () => number, call: () => Promise<Reply>): Promise<Reply | null> {
  const fate = random()
  if (fate < 0.2) return null
  if (fate < 0.35) return (await Promise.all([call(), call()]))[0] ?? null
  const reply = await call()
  return fate < 0.6 ? null : reply
}

/** Until an answer arrives; meanwhile the page plays on to the end of its lease. */
async function insist(page: Page, night: Night, random: () => number, call: () => Promise<Reply>): Promise<{ reply: Reply; sinceFirstMs: number }> {
  let sinceFirstMs = 0
  for (;;) {
    page.frozen = page.segments.length
    const reply = await send(random, call)
    if (reply !== null && reply.code === 'ok') return { reply, sinceFirstMs }
    if (reply !== null && reply.code !== 'TRY_AGAIN') throw new Error(`refused: ${reply.code}`)
    const waitMs = random() < 0.1 ? 600_000 : 2_000 + Math.floor(random() * 18_000)
    await play(page, waitMs, night)
    sinceFirstMs += waitMs
  }
}

function settle(page: Page, frontierMs: number): void {
  page.segments = page.segments.filter(([, to]) => to > frontierMs)
  page.frozen = 0
}

async function openPage(person: Person, name: string, night: Night, random: () => number, dead: Page | null): Promise<Page> {
  const page: Page = { name, token: '', segments: [], frozen: 0, positionMs: 0, leasedMs: 0 }
  const journal = dead && dead.segments.length > 0 ? { journal: { token: dead.token, segments: dead.segments } } : {}
  const { reply, sinceFirstMs } = await insist(page, night, random, () => open(cloud, person, 'common-1', { page: name, takeOver: true, ...journal }))
  night.creditedMs += reply.data.journalCreditedMs
  return { ...page, token: reply.data.lease.token, positionMs: reply.data.positionMs, leasedMs: reply.data.lease.leaseMs - sinceFirstMs }
}

/** The app is killed: what the journal does not hold yet is gone, at most five seconds. */
function kill(page: Page, random: () => number): Page {
  const lostMs = Math.floor(random() * 5_000)
  const last = page.segments.at(-1)
  const isSaved = last !== undefined && page.segments.length > page.frozen
  return { ...page, segments: isSaved ? [...page.segments.slice(0, -1), [last[0], Math.max(last[0], last[1] - lostMs)]] : page.segments }
}

async function watchThroughTheNight(person: Person, random: () => number): Promise<Night> {
  const night: Night = { playedMs: 0, kills: 0, creditedMs: 0 }
  let page = await openPage(person, 'page-0', night, random, null)
  for (let round = 0; round < 60 && page.positionMs < mediaMs; round += 1) {
    await play(page, Math.max(1_000, Math.min(30_000, page.leasedMs / 2)), night)
    if (night.kills < 2 && random() < 0.25) {
      night.kills += 1
      page = await openPage(person, `page-${night.kills}`, night, random, kill(page, random))
      continue
    }
    const { reply, sinceFirstMs } = await insist(page, night, random, () => cloud.as(person, 'learning.renewLease', report(page.token, page.segments)))
    const { token, state, frontierMs, leaseMs } = reply.data
    settle(page, frontierMs)
    page.token = token
    page.leasedMs = leaseMs - sinceFirstMs
    if (state === 'reopen' || state === 'free') page = await openPage(person, page.name, night, random, page)
  }
  const { reply } = await insist(page, night, () => 0.99, () => cloud.as(person, 'learning.closeLease', report(page.token, page.segments)))
  return { ...night, creditedMs: reply.data.frontierMs }
}

describe('a night of bad network', () => {
  it.each(['first', 'second', 'third', 'fourth', 'fifth'])('costs an honest trainee at most five seconds for each kill of the app, %s night (PLY-06, integrity 8)', async (seed) => {
    const person = await cloud.newcomer()
    const night = await watchThroughTheNight(person, seededRandom(seed))
    const lostMs = night.playedMs - night.creditedMs
    // The last three seconds of a video are not asked for.
    expect({ isPlayed: night.creditedMs >= mediaMs - 3_000, isLittleLost: lostMs <= night.kills * 5_000 + 1_000, lostMs }).toEqual({ isPlayed: true, isLittleLost: true, lostMs })
  })

  it('ends with a played lesson and no broken contract', async () => {
    const stats = (await (await fetch(`${cloud.url}/emulator/stats`)).json()) as { contractBreaches: unknown[] }
    expect(stats.contractBreaches).toEqual([])
  })

  it('a phone that comes back after two days hands in what it had played (integrity 8)', async () => {
    const person = await cloud.newcomer()
    const { token } = (await open(cloud, person, 'common-1')).data.lease
    await cloud.advance(25_000)
    await cloud.advance(48 * 3_600_000)
    const { data } = await open(cloud, person, 'common-1', { page: 'next-day', journal: { token, segments: [[0, 25_000]] } })
    expect([data.journalCreditedMs, data.positionMs]).toEqual([25_000, 25_000])
  })
})

describe('a server that restarts in the middle', () => {
  let emulator: Emulator
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'restarted-cloud-'))
  const openid = 'o-unlucky-manager'

  const post = async (target: string, body: unknown) => (await (await fetch(emulator.url + target, { method: 'POST', headers: { 'content-type': 'application/json', 'x-emulator-openid': openid }, body: JSON.stringify(body) })).json()) as Reply & { ok: boolean }
  const call = async (functionName: string, operation: string, input: object): Promise<Reply['data']> => {
    const answer = await post(`/call/${functionName}`, { operation, input })
    if (!answer.ok) throw new Error(`${operation}: ${JSON.stringify(answer)}`)
    return answer.data
  }
  const restart = async () => {
    await emulator.close()
    emulator = await startEmulator({ port: 0, dataDir, quiet: true, seed: true })
  }

  beforeAll(async () => {
    emulator = await startEmulator({ port: 0, dataDir, quiet: true, seed: true })
  }, 60_000)
  afterAll(async () => {
    await emulator.close()
    fs.rmSync(dataDir, { recursive: true, force: true })
  })

  it('gives the same answer to the repeated renewal, keeps the lease running and every credited second (PLY-06, integrity 5)', async () => {
    const { code } = (await post('/emulator/wechat/phone-code', { phone: '13800000001' })) as unknown as { code: string }
    const offer = await call('visitor', 'account.signInByPhoneCode', { code })
    await call('visitor', 'account.confirmBinding', { offer: offer.offer })
    const { classes } = await call('trainee', 'learning.listClasses', {})
    const { enrolmentId } = classes[0]
    const { teachingRules } = await call('trainee', 'learning.getClass', { enrolmentId })
    await call('trainee', 'learning.acknowledgeRules', { enrolmentId, rulesVersion: teachingRules.version })
    const { next } = await call('trainee', 'learning.getHome', {})
    const opened = await call('trainee', 'learning.openLesson', { enrolmentId, lessonId: next.lessonId, page: 'page', device: '手机微信', takeOver: false })
    await post('/emulator/clock', { advanceMs: 6_000 })
    const renewal = report(opened.lease.token, [[0, 6_000]])
    const first = await call('trainee', 'learning.renewLease', renewal)
    await restart()
    const again = await call('trainee', 'learning.renewLease', renewal)
    await post('/emulator/clock', { advanceMs: 6_000 })
    const next2 = await call('trainee', 'learning.renewLease', report(again.token, [[6_000, 12_000]]))
    await restart()
    const reopened = await call('trainee', 'learning.openLesson', { enrolmentId, lessonId: next.lessonId, page: 'page-2', device: '手机微信', takeOver: true })
    expect([again, next2.creditedMs, reopened.positionMs]).toEqual([first, 6_000, 12_000])
  })
})
