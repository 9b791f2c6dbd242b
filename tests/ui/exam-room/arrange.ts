// An exam room without a screen: a server that keeps the rules of the contract, a network that can fail both ways,
// a device whose storage outlives its pages, and a clock that stands until it is moved.
import { countAnswered, saveAnswers, type PaperItem, type SavedAnswer } from '../../../src/domain/exam'
import { minuteMs, secondMs } from '../../../src/domain/units'
import { readJournal, type Journal } from '../../../src/features/exam-room/journal'
import type { Outcomes, RoomService } from '../../../src/features/exam-room/service'
import { createRoomSession, type RoomSession } from '../../../src/features/exam-room/session'
import type { WireAnswer } from '../../../src/features/exam-room/state'

/** `slow`: what is sent arrives when `release` is called, also after the page that sent it is gone. */
export type Weather = 'fine' | 'request-lost' | 'reply-lost' | 'server-busy' | 'slow'

export interface Room {
  weather: Weather
  readonly server: Server
  readonly storage: Map<string, string>
  /** The page that is open on the first device. */
  session: RoomSession
  nowMs: number
  isStorageFull: boolean
  isSignedIn: boolean
  readonly underWay: (() => void)[]
  release(): Promise<void>
  /** Moves the clock in steps of half a second, as the page's own timer does. */
  pass(milliseconds: number): Promise<void>
  settle(): Promise<void>
  choose(question: number, letter: string): void
  /** The page is gone without a word; a new one opens on the same device. */
  killAndReopen(): Promise<void>
  /** A page on another device opens the paper. */
  openElsewhere(): Promise<RoomSession>
  stored(): Record<string, string>
}

interface Server {
  readonly paper: readonly PaperItem[]
  answers: readonly SavedAnswer[]
  epoch: number
  holder: string
  state: 'in-progress' | 'awaiting-exit-photo'
  submittedBy: 'trainee' | 'time-out' | null
  readonly deadlineMs: number
  calls: { start: number; save: number; submit: number }
}

export const examMs = 45 * minuteMs
const graceMs = 10 * secondMs
const enrolmentId = 'enrolment-1'

export function paperOf(count: number): PaperItem[] {
  return Array.from({ length: count }, (_, index) => ({
    questionId: `q${index + 1}`,
    kind: index % 3 === 1 ? 'multiple' : index % 3 === 2 ? 'judge' : 'single',
    optionKeys: index % 3 === 2 ? ['right', 'wrong'] : ['k1', 'k2', 'k3', 'k4'],
    points: 1,
  }))
}

export async function openRoom(questions = 6): Promise<Room> {
  const server: Server = {
    paper: paperOf(questions),
    answers: [],
    epoch: 1,
    holder: '',
    state: 'in-progress',
    submittedBy: null,
    deadlineMs: examMs,
    calls: { start: 0, save: 0, submit: 0 },
  }
  const storage = new Map<string, string>()
  const room = { weather: 'fine' as Weather, server, storage, nowMs: 0, isStorageFull: false, isSignedIn: true, underWay: [] as (() => void)[] }
  const phone = devicePages(room, storage, '手机微信')

  const whole: Room = Object.assign(room, {
    session: phone(),
    settle: flush,
    async release() {
      for (const arrive of room.underWay.splice(0)) arrive()
      await flush()
    },
    async pass(milliseconds: number) {
      for (let left = milliseconds; left > 0; left -= 500) {
        whole.nowMs += Math.min(500, left)
        whole.session.send({ kind: 'clock' })
        await flush()
      }
    },
    choose(question: number, letter: string) {
      whole.session.send({ kind: 'go', index: question - 1 })
      whole.session.send({ kind: 'choose', letter })
    },
    async killAndReopen() {
      whole.session = phone()
      whole.session.send({ kind: 'start' })
      await flush()
    },
    async openElsewhere() {
      const other = devicePages(room, new Map(), '电脑浏览器')()
      other.send({ kind: 'start' })
      await flush()
      return other
    },
    stored: () => Object.fromEntries(server.answers.map(({ questionId, answer }) => [questionId, answer.join('')])),
  })
  whole.session.send({ kind: 'start' })
  await flush()
  return whole
}

let pages = 0

function devicePages(room: Pick<Room, 'weather' | 'server' | 'nowMs' | 'isStorageFull' | 'isSignedIn' | 'underWay'>, storage: Map<string, string>, device: string): () => RoomSession {
  let alive = 0
  const journalsOf = (own: number) => ({
    read: (key: string): Journal | null => readJournal(JSON.parse(storage.get(key) ?? 'null') as unknown),
    keep(key: string, journal: Journal) {
      if (room.isStorageFull || own !== alive) return false
      storage.set(key, JSON.stringify(journal))
      return true
    },
    drop: (key: string) => void storage.delete(key),
  })
  return () => {
    pages += 1
    alive = pages
    const journals = journalsOf(pages)
    const page = journals.read(enrolmentId)?.page ?? `page-${pages}`
    return createRoomSession({ enrolmentId, page }, { service: serviceOf(room), journals, device, now: () => room.nowMs })
  }
}

function serviceOf(room: Pick<Room, 'weather' | 'server' | 'nowMs' | 'isSignedIn' | 'underWay'>): RoomService {
  const { server } = room
  async function carry<Answer>(decide: () => Answer): Promise<Answer> {
    const lost = { ok: false, error: { code: 'OFFLINE', message: '', requestId: '' } } as Answer
    switch (room.weather) {
      case 'fine':
        return room.isSignedIn ? decide() : refusal('NOT_SIGNED_IN')
      case 'request-lost':
        return lost
      case 'reply-lost':
        decide()
        return lost
      case 'server-busy':
        return refusal('TRY_AGAIN')
      case 'slow':
        await new Promise<void>((arrive) => room.underWay.push(arrive))
        return decide()
    }
  }
  function settleTime(): void {
    if (server.state === 'in-progress' && room.nowMs > server.deadlineMs + graceMs) Object.assign(server, { state: 'awaiting-exit-photo', submittedBy: 'time-out' })
  }
  return {
    start: ({ page }) =>
      carry<Outcomes['start']>(() => {
        server.calls.start += 1
        settleTime()
        if (server.state !== 'in-progress') return refusal('EXAM_ATTEMPT_OPEN')
        if (server.holder !== '' && server.holder !== page) server.epoch += 1
        server.holder = page
        return ok({ ...paperFacts(server, room.nowMs), answers: onWire(server.answers) })
      }),
    save: ({ epoch, answers }) =>
      carry<Outcomes['save']>(() => {
        server.calls.save += 1
        settleTime()
        if (server.state !== 'in-progress') return refusal('ATTEMPT_SUBMITTED', { state: server.state })
        if (epoch !== server.epoch) return refusal('EXAM_TAKEN_OVER', { device: '电脑浏览器' })
        const merged = merge(server, answers, room.nowMs)
        return ok({ saved: merged.saved, kept: onWire(merged.kept), answered: countAnswered(server.answers), remainingMs: Math.max(0, server.deadlineMs - room.nowMs) })
      }),
    submit: ({ epoch, answers }) =>
      carry<Outcomes['submit']>(() => {
        server.calls.submit += 1
        settleTime()
        if (server.state === 'in-progress') {
          if (epoch !== server.epoch) return refusal('EXAM_TAKEN_OVER', { device: '电脑浏览器' })
          merge(server, answers, room.nowMs)
          Object.assign(server, { state: 'awaiting-exit-photo', submittedBy: 'trainee' })
        }
        return ok({
          state: server.state,
          submittedBy: server.submittedBy ?? 'trainee',
          submittedAtMs: room.nowMs,
          answered: countAnswered(server.answers),
          questions: server.paper.length,
          exitPhotoWithinMs: 0,
        })
      }),
  }
}

function merge(server: Server, given: readonly WireAnswer[], nowMs: number) {
  const saving = saveAnswers(server.paper, server.answers, given, nowMs)
  if (saving.kind === 'refused') throw new Error(`the page sent what is not on the paper: ${saving.questionId}`)
  server.answers = saving.answers
  return saving
}

function paperFacts(server: Server, nowMs: number) {
  return {
    attemptId: 'enrolment-1_1',
    attemptNo: 1,
    epoch: server.epoch,
    specialty: 'building' as const,
    title: '建筑工程专业考试',
    passMark: 60,
    durationMs: examMs,
    remainingMs: Math.max(0, server.deadlineMs - nowMs),
    questions: server.paper.map(({ questionId, kind, optionKeys, points }) => ({
      questionId,
      kind,
      stem: `题目 ${questionId}`,
      options: optionKeys.map((key, index) => ({ letter: String.fromCharCode(65 + index), text: key })),
      points,
    })),
  }
}

function onWire(answers: readonly SavedAnswer[]): WireAnswer[] {
  return answers.map(({ questionId, answer, revision }) => ({ questionId, answer: [...answer], revision }))
}

function ok<Data>(data: Data): { ok: true; data: Data; serverTimeMs: number } {
  return { ok: true, data, serverTimeMs: 0 }
}

function refusal<Answer>(code: string, details?: unknown): Answer {
  return { ok: false, error: { code, message: '', requestId: 'r1', details } } as Answer
}

/** Lets every answer under way arrive. */
async function flush(): Promise<void> {
  for (let round = 0; round < 10; round += 1) await Promise.resolve()
}
