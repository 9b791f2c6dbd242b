// A lesson page on a bench: virtual time, a player that plays, a server that credits by its own clock.
import type { Journal, JournalStore } from '../../../../src/features/lesson/journal'
import type { LessonService, Outcomes } from '../../../../src/features/lesson/service'
import { createLessonSession, type LessonSession } from '../../../../src/features/lesson/session'
import type { CheckShown, LeaseAnswer, LessonOpened } from '../../../../src/features/lesson/state'
import { advanceFrontier, type Segment } from '../../../../src/features/lesson/segments'
import type { Inheritance } from '../../../../src/features/lesson/inheritance'

const stepMs = 250

export const mediaMs = 1_860_000

export function dueCheck(changes: Partial<CheckShown> = {}): CheckShown {
  return { code: 'c1', sixDigits: '123456', via: 'in-place', kind: 'presence', expiresInMs: 90_000, missed: false, ...changes }
}

export interface Sent {
  readonly call: keyof LessonService
  readonly atMs: number
  readonly input: { readonly token?: string; readonly segments?: readonly Segment[]; readonly [name: string]: unknown }
}

export interface Bench {
  readonly session: LessonSession
  readonly sent: Sent[]
  readonly stored: Map<string, Journal>
  readonly announced: string[]
  readonly player: { isPlaying: boolean; positionMs: number; rate: number; attentionCalls: number }
  readonly server: { isReachable: boolean; losesReplies: boolean; frontierMs: number; leaseMs: number; next: Partial<LeaseAnswer> | null; errors: Partial<Record<keyof LessonService, string>>; details: unknown }
  now(): number
  /** Lets time pass while the player plays. */
  pass(ms: number): Promise<void>
  /** The person drags to a place. */
  drag(positionMs: number): Promise<void>
  press(): Promise<void>
  settle(): Promise<void>
}

export function answer(changes: Partial<LeaseAnswer>): LeaseAnswer {
  return { state: 'playing', token: 't', leaseMs: 240_000, creditedMs: 0, frontierMs: 0, played: false, reason: null, check: null, ...changes }
}

/** What outlives a page: time, the server, the device's storage. */
export interface World {
  now: number
  turn: number
  reportedAt: number
  readonly server: Bench['server']
  readonly stored: Map<string, Journal>
  /** How far the lesson was really watched without a gap, whatever anybody believes. */
  watchedMs: number
}

export function newWorld(before: Partial<Bench['server']> = {}): World {
  const server: Bench['server'] = { isReachable: true, losesReplies: false, frontierMs: 0, leaseMs: 240_000, next: null, errors: {}, details: undefined, ...before }
  return { now: 0, turn: 0, reportedAt: 0, server, stored: new Map(), watchedMs: 0 }
}

export function startBench(inheritance: Partial<Inheritance> = {}, before: Partial<Bench['server']> = {}, world: World = newWorld(before)): Bench {
  const sent: Sent[] = []
  const announced: string[] = []
  const { server, stored } = world
  const player: Bench['player'] = { isPlaying: false, positionMs: 0, rate: 1, attentionCalls: 0 }

  function credit(segments: readonly Segment[]): void {
    // like the server: no more than its own clock allows (invariant 1), with a second of jitter
    const budget = world.now - world.reportedAt + 1_000
    server.frontierMs = Math.min(advanceFrontier(server.frontierMs, segments), server.frontierMs + budget)
    world.reportedAt = world.now
  }

  function leaseAnswer(changes: Partial<LeaseAnswer> = {}): LeaseAnswer {
    world.turn += 1
    const played = server.frontierMs >= mediaMs - 3_000
    const given = answer({ token: `t${world.turn}`, leaseMs: server.leaseMs, frontierMs: server.frontierMs, played, state: played ? 'free' : 'playing', ...changes, ...server.next })
    server.next = null
    return given
  }

  async function reply<Data>(call: keyof LessonService, input: Sent['input'], make: () => Data): Promise<unknown> {
    sent.push({ call, atMs: world.now, input })
    await Promise.resolve()
    if (!server.isReachable) return { ok: false, error: { code: 'OFFLINE', message: '', requestId: '' } }
    const code = server.errors[call]
    if (code !== undefined) return { ok: false, error: { code, message: '', requestId: 'r', details: server.details } }
    const data = make()
    return server.losesReplies ? { ok: false, error: { code: 'OFFLINE', message: '', requestId: '' } } : { ok: true, data, serverTimeMs: world.now }
  }

  const service: LessonService = {
    open: (input) =>
      reply('open', input as Sent['input'], (): LessonOpened => {
        if (input.journal) credit(input.journal.segments)
        world.reportedAt = world.now
        return {
          lease: leaseAnswer(),
          journalTaken: true,
          journalCreditedMs: 0,
          positionMs: server.frontierMs,
          earned: false,
          courseId: 'course',
          title: '3.2 深基坑支护',
          creditHours: 100,
          mediaMs,
          mediaBytes: 1_000_000,
          media: { address: '/media/clip.mp4', lifeMs: 7_200_000 },
        }
      }) as Promise<Outcomes['open']>,
    renew: (input) =>
      reply('renew', input, () => {
        credit(input.segments)
        return leaseAnswer()
      }) as Promise<Outcomes['renew']>,
    close: (input) =>
      reply('close', input, () => {
        credit(input.segments)
        return leaseAnswer({ state: 'closed', leaseMs: 0 })
      }) as Promise<Outcomes['close']>,
    reportLate: (input) => reply('reportLate', input, () => ({ creditedMs: 1_000, frontierMs: server.frontierMs, played: false, reason: null })) as Promise<Outcomes['reportLate']>,
    answerCheck: (input) => reply('answerCheck', input, () => ({ outcome: 'confirmed', lease: leaseAnswer() })) as Promise<Outcomes['answerCheck']>,
    resumeAfterMiss: (input) => reply('resumeAfterMiss', input, () => ({ lease: leaseAnswer(), check: null })) as Promise<Outcomes['resumeAfterMiss']>,
    waitForCheck: (input) => reply('waitForCheck', input, () => ({ state: 'answered', lease: leaseAnswer(), check: null })) as Promise<Outcomes['waitForCheck']>,
  }

  const journals: JournalStore = {
    all: () => [...stored.values()],
    save: (journal) => void stored.set(journal.page, journal),
    drop: (page) => void stored.delete(page),
  }

  const session = createLessonSession(
    { page: 'p1', enrolmentId: 'e1', lessonId: 'l1', orphan: null, late: [], ...inheritance },
    {
      service,
      journals,
      device: '手机微信',
      now: () => world.now,
      wallNow: () => 1_700_000_000_000 + world.now,
      random: () => 0.5,
      player: () => ({
        play() {
          if (player.isPlaying) return
          player.isPlaying = true
          void Promise.resolve().then(() => session.send({ kind: 'playing' }))
        },
        pause() {
          if (!player.isPlaying) return
          player.isPlaying = false
          void Promise.resolve().then(() => session.send({ kind: 'paused' }))
        },
        seek: (positionMs) => void (player.positionMs = positionMs),
        setRate: (rate) => void (player.rate = rate),
        leaveFullScreen: () => {},
      }),
      callAttention: () => void (player.attentionCalls += 1),
      keepScreenOn: () => {},
      announce: (page) => void announced.push(page),
    },
  )

  async function settle(): Promise<void> {
    for (let round = 0; round < 12; round += 1) await Promise.resolve()
  }

  async function pass(ms: number): Promise<void> {
    const end = world.now + ms
    while (world.now < end) {
      world.now += stepMs
      if (player.isPlaying) {
        const from = player.positionMs
        player.positionMs = Math.min(mediaMs, player.positionMs + stepMs * player.rate)
        world.watchedMs = advanceFrontier(world.watchedMs, [[from, player.positionMs]])
        session.send({ kind: 'tick', positionMs: player.positionMs })
        if (player.positionMs === mediaMs) {
          player.isPlaying = false
          session.send({ kind: 'ended' })
        }
      }
      if (world.now % 500 === 0) session.send({ kind: 'clock' })
      await settle()
    }
  }

  return {
    session,
    sent,
    stored,
    announced,
    player,
    server,
    now: () => world.now,
    pass,
    settle,
    async drag(positionMs) {
      player.positionMs = positionMs
      session.send({ kind: 'moved', positionMs })
      await settle()
    },
    async press() {
      if (player.isPlaying) {
        player.isPlaying = false
        session.send({ kind: 'paused' })
      } else {
        player.isPlaying = true
        session.send({ kind: 'playing' })
      }
      await settle()
    },
  }
}

/** Opens the lesson and lets the media load, as a page does. */
export async function openPage(bench: Bench): Promise<void> {
  bench.session.send({ kind: 'start' })
  await bench.settle()
  bench.session.send({ kind: 'player-ready' })
  await bench.settle()
}

export function callsOf(bench: Bench, call: keyof LessonService): Sent[] {
  return bench.sent.filter((sent) => sent.call === call)
}
