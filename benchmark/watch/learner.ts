// A learner of this service: the real page session (src/features/lesson/session.ts) against the real handlers in the
// emulator. Time, player and device storage are virtual; every call is a real one over HTTP.
import type { CheckShown } from '../../src/features/lesson/state'
import { inherit } from '../../src/features/lesson/inheritance'
import type { Journal, JournalStore } from '../../src/features/lesson/journal'
import { advanceFrontier } from '../../src/features/lesson/segments'
import type { LessonService } from '../../src/features/lesson/service'
import { createLessonSession, type LessonSession } from '../../src/features/lesson/session'
import type { LessonEvent } from '../../src/features/lesson/state'
import { minuteMs, type Milliseconds } from '../../src/domain/units'
import type { Person } from '../../tests/contract/learning/arrange'
import { heldCallMs, lessonMs, type WatchSchool } from './school'
import { countCall, newTally, type Tally } from './tally'
import { randomFrom, type Learner } from './trace'

const stepMs: Milliseconds = 500
/** Nobody waits longer for anything but a check. */
const patienceMs = 20 * minuteMs

interface CallCount {
  readonly name: string
  readonly reads: number
  readonly writes: number
}

export interface Life {
  readonly tally: Tally
  /** Database operations of every call, as the emulator counted them. */
  readonly counted: CallCount[]
  /** What the server credited, over all lessons. */
  readonly creditedMs: Milliseconds
}

export async function liveHere({ cloud, rules, lessonIds }: WatchSchool, learner: Learner, number: number): Promise<Life> {
  const person: Person = await cloud.newcomer({ ruleSet: rules })
  const session = learner.isComputer ? await cloud.session(person) : null
  const counting = newTally()
  const counted: CallCount[] = []
  const recent: string[] = []
  const random = randomFrom(number + 77)
  const stored = new Map<string, Journal>()
  const underWay = new Set<Promise<unknown>>()
  const events: LessonEvent[] = []
  const player = { isPlaying: false, positionMs: 0 }
  let now = 0
  let syncedAt = 0
  let pages = 0
  let lesson = 0
  let page = null as LessonSession | null
  /** How far this lesson was really watched without a gap. */
  let watchedMs = 0
  /** A page was killed when it had watched so far. */
  let killedAtMs: Milliseconds | null = null
  let held = null as { readonly sentAt: Milliseconds; readonly go: () => void } | null
  let answering: { readonly code: string; readonly at: Milliseconds; readonly isMissed: boolean } | null = null
  let isMediaReady = false

  async function call(name: string, operation: string, input: unknown, isPhone = session === null): Promise<unknown> {
    countCall(counting, name)
    cloud.emulator.clock.advance(now - syncedAt)
    syncedAt = now
    const reply = isPhone ? await cloud.as(person, operation, input) : await cloud.web(session ?? '', operation, input)
    counted.push({ name, reads: reply.reads, writes: reply.writes })
    recent.push(`${now} ${name} ${reply.code} ${JSON.stringify(reply.data ?? reply.details ?? null).replace(/"token":"[^"]*"/g, '').slice(0, 300)}`)
    return reply.code === 'ok' ? { ok: true, data: reply.data, serverTimeMs: 0 } : { ok: false, error: { code: reply.code, message: '', requestId: 'r', details: reply.details } }
  }
  function track<Outcome>(promise: Promise<unknown>): Promise<Outcome> {
    underWay.add(promise)
    void promise.finally(() => underWay.delete(promise))
    return promise as Promise<Outcome>
  }
  const service: LessonService = {
    open: (input) => track(call('open', 'learning.openLesson', input)),
    renew: (input) => track(call('renew', 'learning.renewLease', input)),
    close: (input) => track(call('close', 'learning.closeLease', input)),
    reportLate: (input) => track(call('report-late', 'learning.reportLate', input)),
    answerCheck: (input) => track(call('answer-check', 'learning.answerCheck', input)),
    resumeAfterMiss: (input) => track(call('resume', 'learning.resumeAfterMiss', input)),
    // held by the server until the phone has answered, 20 s at most: one call, and no time of this program
    waitForCheck: (input) =>
      new Promise<void>((resolve) => (held = { sentAt: now, go: resolve })).then(() => {
        held = null
        return track(call('wait-for-check', 'learning.waitForCheck', input))
      }),
  }
  const journals: JournalStore = { all: () => [...stored.values()], save: (journal) => void stored.set(journal.page, journal), drop: (name) => void stored.delete(name) }

  function openPage(): LessonSession {
    pages += 1
    isMediaReady = false
    player.isPlaying = false
    const lessonId = lessonIds[lesson % lessonIds.length] ?? ''
    const opened = createLessonSession(
      { enrolmentId: person.enrolmentId, lessonId, ...inherit(journals.all(), new Set(), `n${number}p${pages}`) },
      {
        service,
        journals,
        device: session === null ? '手机微信' : '电脑浏览器',
        now: () => now,
        wallNow: () => 1_700_000_000_000 + now,
        random,
        player: () => ({
          play: () => void (player.isPlaying || (player.isPlaying = true, events.push({ kind: 'playing' }))),
          pause: () => void (player.isPlaying && (player.isPlaying = false, events.push({ kind: 'paused' }))),
          seek: (positionMs: Milliseconds) => void (player.positionMs = positionMs),
          setRate: () => undefined,
          leaveFullScreen: () => undefined,
        }),
        callAttention: () => undefined,
        keepScreenOn: () => undefined,
        announce: () => undefined,
      },
    )
    opened.send({ kind: 'start' })
    return opened
  }

  async function settle(): Promise<void> {
    for (;;) {
      for (const event of events.splice(0)) page?.send(event)
      if (underWay.size === 0 && events.length === 0) return
      await Promise.allSettled([...underWay])
      await Promise.resolve()
    }
  }

  /** Half a second: the player plays, the page's clock ticks, a person looks at a check. */
  async function step(): Promise<void> {
    now += stepMs
    const opened = page
    if (opened === null) return
    if (player.isPlaying) {
      const from = player.positionMs
      player.positionMs = Math.min(lessonMs, from + stepMs)
      watchedMs = advanceFrontier(watchedMs, [[from, player.positionMs]])
      counting.playedMs += player.positionMs - from
      opened.send({ kind: 'tick', positionMs: player.positionMs })
      if (player.positionMs === lessonMs) {
        player.isPlaying = false
        opened.send({ kind: 'ended' })
      }
    }
    opened.send({ kind: 'clock' })
    if (held !== null && now - held.sentAt >= heldCallMs) held.go()
    if (underWay.size > 0 || events.length > 0) await settle()
    if (held === null && underWay.size === 0) await Promise.resolve()
    await lookAtPage(opened)
  }

  async function lookAtPage(opened: LessonSession): Promise<void> {
    const state = opened.state()
    if (state.lesson !== null && !isMediaReady) {
      isMediaReady = true
      opened.send({ kind: 'player-ready' })
      await settle()
    }
    if (state.phase.kind === 'check' && state.check !== null) await lookAtCheck(opened, state.check)
    else answering = null
    // the journal is taken with the opening, or, when a check froze it, with the next lease
    if (killedAtMs !== null && state.phase.kind === 'playable' && state.late.length === 0 && state.inFlight === null && state.lesson !== null) {
      counting.lostMs.push(Math.max(0, killedAtMs - state.settledMs))
      killedAtMs = null
      watchedMs = state.settledMs
    }
  }

  async function lookAtCheck(opened: LessonSession, check: CheckShown): Promise<void> {
    if (answering?.code !== check.code && !check.missed) {
      const { afterMs, isMissed } = learner.drawAnswer()
      counting.checks += answering === null ? 1 : 0
      answering = { code: check.code, at: now + afterMs, isMissed: isMissed && answering === null }
    }
    // an answer that came too late counts as none: the person taps to go on
    if (check.missed && (answering === null || answering.at === Infinity || now >= answering.at)) {
      answering = { code: check.code, at: now + 30_000, isMissed: false }
      opened.send({ kind: 'resume-after-miss' })
      await settle()
      return
    }
    if (answering === null || answering.isMissed || check.missed || now < answering.at) return
    answering = { ...answering, at: Infinity }
    if (session === null) opened.send({ kind: 'confirm-present' })
    else {
      // the phone scans the code: its page asks what it answers, then answers
      await call('phone: get-check', 'learning.getCheck', { code: check.code }, true)
      await call('phone: answer-check', 'learning.answerCheck', { code: check.code, answer: 'present' }, true)
      held?.go()
      await Promise.resolve()
    }
    await settle()
  }

  async function leave(): Promise<void> {
    page?.leave()
    await settle()
    forgetPage()
  }

  function forgetPage(): void {
    page = null
    held = null
    answering = null
  }

  async function watch(forMs: Milliseconds): Promise<void> {
    const goal = counting.playedMs + forMs
    let movedAt = now
    let before = counting.playedMs
    let pressedAt = -Infinity
    while (counting.playedMs < goal) {
      page ??= openPage()
      const state = page.state()
      // the person presses play, and again when nothing has come of it for a while
      if (state.phase.kind === 'playable' && isMediaReady && !player.isPlaying && !state.isPlayed && state.inFlight === null && now - pressedAt > 3_000) {
        pressedAt = now
        player.isPlaying = true
        page.send({ kind: 'playing' })
      }
      await step()
      if (page.state().isPlayed && player.positionMs === lessonMs) {
        await leave()
        lesson += 1
        watchedMs = 0
      }
      if (counting.playedMs > before) [before, movedAt] = [counting.playedMs, now]
      if (now - movedAt > patienceMs) throw new Error(`learner ${number} waits in vain: ${JSON.stringify({ phase: state.phase, isMissed: state.check?.missed, inFlight: state.inFlight?.call })}\n${recent.slice(-8).join('\n')}`)
    }
  }

  for (const happening of learner.happenings) {
    switch (happening.kind) {
      case 'watch':
        await watch(happening.forMs)
        break
      case 'pause':
        if (player.isPlaying) {
          player.isPlaying = false
          page?.send({ kind: 'paused' })
        }
        for (let left = happening.forMs; left > 0; left -= stepMs) await step()
        break
      case 'kill':
        if (page !== null) killedAtMs = page.state().phase.kind === 'check' ? null : watchedMs
        forgetPage()
        now += happening.awayMs
        break
      case 'leave':
        await leave()
        now += happening.awayMs
        break
    }
  }
  await leave()
  const tally = structuredClone(counting)
  // whoever ended with a kill looks in once more, so that the last journal is handed in; not part of the hours
  if (learner.happenings.at(-1)?.kind === 'kill') {
    page = openPage()
    for (let looked = 0; looked < 10; looked += 1) await step()
    await leave()
  }
  return { tally, counted, creditedMs: await creditedTo(cloud, person) }
}

/** A lesson's record is behind while the desk holds it (integrity.md, document shapes). */
async function creditedTo(cloud: WatchSchool['cloud'], { periodId, traineeId }: Person): Promise<Milliseconds> {
  const frontiers = new Map((await cloud.read<{ _id: string; frontierMs: number }>('progress', { period: periodId })).map(({ _id, frontierMs }) => [_id, frontierMs]))
  const [desk] = await cloud.read<{ period: string; lesson: string; frontierMs: number }>('desks', { _id: traineeId })
  if (desk) {
    const lesson = `${desk.period}_${desk.lesson}`
    frontiers.set(lesson, Math.max(frontiers.get(lesson) ?? 0, desk.frontierMs))
  }
  return [...frontiers.values()].reduce((total, frontierMs) => total + frontierMs, 0)
}
