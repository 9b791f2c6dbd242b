// An honest trainee over HTTP who never gives up: every request is sent again until it is answered, as the screens do.
// Plays no faster than the server's clock, and writes down what the server acknowledged.
import { mediaMs, type Person } from '../learning/arrange'
import { rightAnswers } from '../learning/study'

export interface Acknowledged {
  /** By lesson: the furthest frontier that an answer named. */
  readonly frontiers: Map<string, number>
  readonly earned: Set<string>
  /** By lesson: how far the person really watched. */
  readonly watched: Map<string, number>
  requests: number
  repeats: number
}

export interface LearnerParts {
  readonly url: string
  /** Never ahead of the server's clock; behind it while an advance is under way. */
  readonly now: () => number
  /** The server's clock when `now` was 0. */
  readonly startedAtMs: number
  readonly random: () => number
  readonly isOver: () => boolean
  /** No server will answer any more: another learner has failed. */
  readonly isLost: () => boolean
}

export interface Learner {
  readonly person: Person
  readonly acknowledged: Acknowledged
  /** Studies until it is over, then hands in what is left; resolves when everything was answered. */
  study(): Promise<void>
}

// The answers' shapes are held by the contract's own tests.
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- one loose value at the edge of the tests
type Data = any
type Segments = [number, number][]

interface Answer {
  readonly code: string
  readonly data: Data
  readonly answeredAt: number
}

interface Page {
  readonly name: string
  readonly lesson: string
  token: string
  segments: Segments
  /** Named by a request already: a repeat may add, never change. */
  frozen: number
  positionMs: number
  playedUpTo: number
  endsAt: number
}

const lessons = ['common-1', 'common-2', 'building-1']
const pauseMs = 40
const mostSegments = 200
const callTimeoutMs = 10_000

export function createLearner(person: Person, { url, now, startedAtMs, random, isOver, isLost }: LearnerParts): Learner {
  const acknowledged: Acknowledged = { frontiers: new Map(), earned: new Set(), watched: new Map(), requests: 0, repeats: 0 }
  let pages = 0
  let openings = 0

  /** Null when no answer came, or one that asks to try again. */
  async function send(operation: string, input: object): Promise<Answer | null> {
    acknowledged.requests += 1
    try {
      const reply = await fetch(`${url}/call/trainee`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-emulator-openid': person.openid },
        body: JSON.stringify({ operation, input }),
        signal: AbortSignal.timeout(callTimeoutMs),
      })
      const envelope = (await reply.json()) as { ok: boolean; data: Data; error?: { code: string }; serverTimeMs: number }
      const code = envelope.ok ? 'ok' : (envelope.error?.code ?? '')
      return code === 'TRY_AGAIN' || code === 'INTERNAL' ? null : { code, data: envelope.data, answeredAt: envelope.serverTimeMs - startedAtMs }
    } catch {
      // killed while it worked, or not up again yet: exactly what this test is about
      return null
    }
  }

  async function insist(operation: string, input: () => object): Promise<Answer> {
    for (;;) {
      const answer = await send(operation, input())
      if (answer !== null) return answer
      if (isLost()) throw new Error(`${person.openid} ${operation}: no answer`)
      acknowledged.repeats += 1
      await rest()
    }
  }

  function reached(lesson: string, frontierMs: number): void {
    acknowledged.frontiers.set(lesson, Math.max(acknowledged.frontiers.get(lesson) ?? 0, frontierMs))
  }

  function play(page: Page): void {
    const until = Math.min(now(), page.endsAt)
    // a report holds 240 segments, and every repeat may begin a new one: after so many the player stands still
    if (page.segments.length >= mostSegments) page.playedUpTo = Math.max(page.playedUpTo, until)
    const playedMs = Math.max(0, Math.min(until - page.playedUpTo, mediaMs - page.positionMs))
    page.playedUpTo = Math.max(page.playedUpTo, until)
    if (playedMs === 0) return
    const last = page.segments.at(-1)
    if (last && page.segments.length > page.frozen && last[1] === page.positionMs) last[1] += playedMs
    else page.segments.push([page.positionMs, page.positionMs + playedMs])
    page.positionMs += playedMs
    acknowledged.watched.set(page.lesson, Math.max(acknowledged.watched.get(page.lesson) ?? 0, page.positionMs))
  }

  function reportOf(page: Page): object {
    play(page)
    page.frozen = page.segments.length
    return { token: page.token, segments: page.segments, positionMs: page.positionMs }
  }

  /** The third orphan within an hour asks for a check: answered at once. Null when an earlier copy of the answer was taken. */
  async function confirmed(lease: Data): Promise<{ readonly lease: Data; readonly sentAt: number; readonly answeredAt: number } | null> {
    const sentAt = now()
    const { code, data, answeredAt } = await insist('learning.answerCheck', () => ({ code: lease.check.code, answer: 'present', token: lease.token }))
    if (code === 'CHECK_OVER') return null
    if (code !== 'ok' || data.lease === null) throw new Error(`${person.openid} learning.answerCheck: ${code}`)
    return { lease: data.lease, sentAt, answeredAt }
  }

  async function openPage(lesson: string, dead: Page | null): Promise<Page> {
    pages += 1
    openings += 1
    const name = `page-${pages}`
    const journal = dead !== null && dead.segments.length > 0 ? { token: dead.token, segments: dead.segments } : null
    const opening = `opening-${openings}`
    let sentAt = now()
    const { code, data, answeredAt } = await insist('learning.openLesson', () => {
      sentAt = now()
      return { enrolmentId: person.enrolmentId, lessonId: lesson, page: name, device: '手机微信', takeOver: true, opening, ...(journal === null ? {} : { journal }) }
    })
    if (code !== 'ok') throw new Error(`${person.openid} ${lesson}: ${code}`)
    reached(lesson, data.lease.frontierMs)
    const granted = data.lease.state === 'check-due' ? await confirmed(data.lease) : { lease: data.lease, sentAt, answeredAt }
    if (granted === null) return openPage(lesson, data.journalTaken === true ? null : dead)
    const { lease } = granted
    // what could not be taken while the check was due is handed in now
    const late = journal !== null && data.journalTaken !== true ? await insist('learning.reportLate', () => journal) : null
    const positionMs = Math.max(lease.frontierMs, late?.data?.frontierMs ?? 0)
    // the clock may have leapt while the server answered: nobody watched before the lease began
    return { name, lesson, token: lease.token, segments: [], frozen: 0, positionMs, playedUpTo: Math.max(now(), granted.answeredAt), endsAt: granted.sentAt + lease.leaseMs }
  }

  /** Hands in what was played. `reopen` asks for a new page, whose journal is what is left. */
  async function report(page: Page, operation: 'learning.renewLease' | 'learning.closeLease'): Promise<Data> {
    const sentAt = now()
    if (operation === 'learning.closeLease') {
      // a page gives its lease back when nothing plays any more: repeats of the call add nothing
      play(page)
      page.endsAt = page.playedUpTo
    }
    const { code, data } = await insist(operation, () => reportOf(page))
    if (code !== 'ok') throw new Error(`${person.openid} ${operation}: ${code}`)
    if (data.state === 'check-due') throw new Error(`${person.openid} ${operation}: a check in the middle, with rules that ask for none`)
    reached(page.lesson, data.frontierMs)
    page.token = data.token
    page.segments = page.segments.filter(([, to]) => to > data.frontierMs)
    page.frozen = 0
    page.endsAt = sentAt + data.leaseMs
    return data
  }

  async function watch(lesson: string): Promise<boolean> {
    let page = await openPage(lesson, null)
    while (!isOver()) {
      await rest()
      play(page)
      if (page.positionMs >= mediaMs) break
      const whim = random()
      if (whim < 0.6) {
        if ((await report(page, 'learning.renewLease')).state === 'reopen') page = await openPage(lesson, page)
      } else if (whim < 0.75) {
        await report(page, 'learning.closeLease')
        page = await openPage(lesson, null)
      } else if (whim < 0.9) {
        // the app was killed: its successor brings the journal
        page = await openPage(lesson, page)
      }
    }
    return (await report(page, 'learning.closeLease')).played === true
  }

  async function answerExercise(lesson: string): Promise<void> {
    const named = { enrolmentId: person.enrolmentId, lessonId: lesson }
    const started = await insist('learning.startExercise', () => named)
    const { tryNo, questions } = started.data
    const marked = await insist('learning.submitExercise', () => ({ ...named, tryNo, answers: rightAnswers(questions) }))
    if (marked.data?.earned !== true) throw new Error(`${person.openid} ${lesson}: the right answers earned nothing (${marked.code})`)
    acknowledged.earned.add(lesson)
  }

  function rest(): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, pauseMs * (0.5 + random())))
  }

  return {
    person,
    acknowledged,
    async study() {
      for (const lesson of lessons) {
        if (isOver()) return
        if (!(await watch(lesson))) return
        await answerExercise(lesson)
      }
    },
  }
}
