// Any order of calls around one person's exam, many of them at once: what people, pages, staff, time and a bad network
// may do, as data. exam-invariants.ts says what must hold after every move.
import fc from 'fast-check'
import { newImage, operator, type ExamCloud, type Person, type Reply } from './arrange'
import { answersTo, decide } from './journey'

/** Two pages on the phone, one in a browser. */
export type PageName = 'phone-1' | 'phone-2' | 'browser'

export type Call =
  | { readonly kind: 'agree' | 'confirm' | 'consent' | 'entry-photo' | 'exit-photo' | 'verify-exit' | 'end-sessions' | 'sweep' | 'look' }
  | { readonly kind: 'start' | 'reopen' | 'submit'; readonly page: PageName }
  | { readonly kind: 'save'; readonly page: PageName; readonly from: number; readonly isRight: boolean; readonly isStale: boolean }
  | { readonly kind: 'submit-with'; readonly page: PageName; readonly isRight: boolean }
  | { readonly kind: 'review'; readonly decision: 'confirmed' | 'rejected' | 'retake' }
  /** A request that was sent before, word for word. */
  | { readonly kind: 'replay'; readonly back: number }

export type Move =
  | { readonly kind: 'one'; readonly call: Call }
  /** Sent at one moment. */
  | { readonly kind: 'together'; readonly calls: readonly Call[] }
  /** One after the other, as on the screens. */
  | { readonly kind: 'walk'; readonly calls: readonly Call[] }
  | { readonly kind: 'advance'; readonly seconds: number }
  /** The clock jumps to just before or after the open paper's deadline, while calls are under way. */
  | { readonly kind: 'deadline'; readonly offsetMs: number; readonly calls: readonly Call[] }

interface Saved {
  readonly revision: number
  readonly letters: string
}

/* eslint-disable @typescript-eslint/no-explicit-any -- papers are looked into as they come */
export interface Play {
  readonly cloud: ExamCloud
  readonly person: Person
  browser: string
  readonly papers: Map<PageName, any>
  readonly sent: { readonly operation: string; readonly input: any; readonly isBrowser: boolean }[]
  /** Per attempt and question the highest revision that the server said to hold, and with which letters. */
  readonly acknowledged: Map<string, Map<string, Saved>>
  /** Per attempt every answer that a submission got. */
  readonly submissions: Map<string, Set<string>>
  /** Per attempt and epoch the page that got the paper under it. */
  readonly holders: Map<string, Map<number, PageName>>
  /** What must never happen, as it was seen. */
  readonly faults: string[]
  revision: number
}

const pages: readonly PageName[] = ['phone-1', 'phone-2', 'browser']
const page = fc.constantFrom(...pages)
const call: fc.Arbitrary<Call> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('start' as const), page }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('reopen' as const), page }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('save' as const), page, from: fc.nat(8), isRight: fc.boolean(), isStale: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('submit' as const), page }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('submit-with' as const), page, isRight: fc.boolean() }) },
  { weight: 4, arbitrary: fc.constant<Call>({ kind: 'exit-photo' }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('replay' as const), back: fc.nat(30) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('review' as const), decision: fc.constantFrom('confirmed' as const, 'rejected' as const, 'retake' as const) }) },
  { weight: 1, arbitrary: fc.constantFrom<Call>({ kind: 'verify-exit' }, { kind: 'end-sessions' }, { kind: 'sweep' }, { kind: 'look' }, { kind: 'entry-photo' }) },
)

const prepare: Move = { kind: 'walk', calls: [{ kind: 'agree' }, { kind: 'confirm' }, { kind: 'consent' }, { kind: 'entry-photo' }] }

/** A whole attempt: chance alone would seldom bring one to its end. */
const sitting: fc.Arbitrary<Move> = fc
  .record({ page, isRight: fc.boolean(), decision: fc.constantFrom('confirmed' as const, 'rejected' as const, 'retake' as const) })
  .map(({ page: own, isRight, decision }) => ({
    kind: 'walk',
    calls: [{ kind: 'start', page: own }, { kind: 'save', page: own, from: 0, isRight, isStale: false }, { kind: 'submit', page: own }, { kind: 'exit-photo' }, { kind: 'review', decision }],
  }))

const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(prepare) },
  { weight: 2, arbitrary: sitting },
  { weight: 5, arbitrary: call.map((one): Move => ({ kind: 'one', call: one })) },
  { weight: 6, arbitrary: fc.array(call, { minLength: 2, maxLength: 5 }).map((calls): Move => ({ kind: 'together', calls })) },
  { weight: 2, arbitrary: fc.constantFrom(1, 120, 700, 1_900, 7_300).map((seconds): Move => ({ kind: 'advance', seconds })) },
  {
    weight: 2,
    arbitrary: fc
      .record({ offsetMs: fc.constantFrom(-500, 500, 9_500, 10_500, 40_000, 70_000), calls: fc.array(call, { minLength: 1, maxLength: 3 }) })
      .map(({ offsetMs, calls }) => ({ kind: 'deadline' as const, offsetMs, calls: [...pages.map((own) => ({ kind: 'save' as const, page: own, from: 0, isRight: true, isStale: false })), ...calls] })),
  },
)

/** Everybody begins with an open paper; what comes then is chance. */
export const moves: fc.Arbitrary<Move[]> = fc
  .array(move, { minLength: 8, maxLength: 20 })
  .map((rest) => [prepare, { kind: 'together', calls: [{ kind: 'start', page: 'phone-1' }, { kind: 'start', page: 'phone-1' }, { kind: 'start', page: 'browser' }] }, ...rest])

export async function beginPlay(cloud: ExamCloud): Promise<Play> {
  const person = await cloud.newcomer()
  return { cloud, person, browser: await cloud.session(person), papers: new Map(), sent: [], acknowledged: new Map(), submissions: new Map(), holders: new Map(), faults: [], revision: 0 }
}

export async function makeMove(play: Play, next: Move): Promise<void> {
  switch (next.kind) {
    case 'walk':
      for (const each of next.calls) await make(play, each)
      return
    case 'one':
      return make(play, next.call)
    case 'together':
      return void (await Promise.all(next.calls.map((each) => make(play, each))))
    case 'advance':
      return play.cloud.advance(next.seconds * 1_000)
    case 'deadline': {
      const [running] = await play.cloud.read<{ deadlineMs: number }>('attempts', { enrolmentId: play.person.enrolmentId, state: 'in-progress' })
      const wait = running ? running.deadlineMs + next.offsetMs - (await play.cloud.now()) : 0
      return void (await Promise.all([...(wait > 0 ? [play.cloud.advance(wait)] : []), ...next.calls.map((each) => make(play, each))]))
    }
  }
}

async function make(play: Play, next: Call): Promise<void> {
  const { cloud, person } = play
  const { enrolmentId } = person
  switch (next.kind) {
    case 'agree':
      return void (await send(play, 'exam.agree', { enrolmentId, noticeVersion: 'notice-1' }))
    case 'confirm':
      return void (await send(play, 'exam.confirmIdentity', { enrolmentId }))
    case 'consent':
      return void (await send(play, 'exam.giveConsent', { textVersion: 'consent-1' }))
    case 'entry-photo':
    case 'exit-photo': {
      const slot = await send(play, 'exam.issuePhotoSlot', { enrolmentId, purpose: next.kind === 'entry-photo' ? 'entry' : 'exit' })
      if (slot.code === 'ok') await send(play, 'exam.uploadPhoto', { slot: slot.data.slot, channel: 'mini-program', image: newImage() })
      return
    }
    case 'start':
    case 'reopen': {
      const isReopening = next.kind === 'reopen' && play.papers.has(next.page)
      const operation = isReopening ? 'exam.getAttempt' : 'exam.startAttempt'
      const input = isReopening ? { attemptId: play.papers.get(next.page).attemptId } : { enrolmentId, page: next.page, device: next.page }
      const reply = await send(play, operation, input, next.page === 'browser')
      if (reply.code === 'ok' && !isReopening) play.papers.set(next.page, reply.data)
      return
    }
    case 'save': {
      const paper = play.papers.get(next.page)
      if (!paper) return
      // a stale page has the revisions of long ago, perhaps with other answers
      if (!next.isStale) play.revision += 1
      const answers = answersTo(paper, next.isRight, Math.max(1, next.isStale ? play.revision - 1 : play.revision)).slice(next.from)
      return void (await send(play, 'exam.saveAnswers', { attemptId: paper.attemptId, epoch: paper.epoch, answers }, next.page === 'browser'))
    }
    case 'submit':
    case 'submit-with': {
      const paper = play.papers.get(next.page)
      if (!paper) return
      if (next.kind === 'submit-with') play.revision += 1
      const answers = next.kind === 'submit-with' ? answersTo(paper, next.isRight, play.revision) : []
      return void (await send(play, 'exam.submitAttempt', { attemptId: paper.attemptId, epoch: paper.epoch, answers }, next.page === 'browser'))
    }
    case 'look':
      return void (await send(play, 'exam.getOverview', { enrolmentId }))
    case 'end-sessions':
      note(play, 'account.endOtherSessions', await cloud.as(person, 'account.endOtherSessions', {}))
      return
    case 'sweep':
      return void (await cloud.console('timer', { operation: 'timer.examSweep', input: {} }))
    case 'verify-exit':
      return note(play, 'exam.verifyInPerson', await cloud.admin('exam.verifyInPerson', { ...operator, enrolmentId, stage: 'exit' }))
    case 'review': {
      const waiting = await cloud.read<{ attemptId: string }>('reviews', { enrolmentId, state: 'waiting' })
      for (const { attemptId } of waiting) note(play, 'review.decidePhotos', await decide(cloud, attemptId, next.decision))
      return
    }
    case 'replay': {
      const old = play.sent[play.sent.length - 1 - next.back]
      if (old) await send(play, old.operation, old.input, old.isBrowser)
      return
    }
  }
}

async function send(play: Play, operation: string, input: any, isBrowser = false): Promise<Reply> {
  const { cloud, person } = play
  play.sent.push({ operation, input, isBrowser })
  const known = copyOf(play.acknowledged)
  const newestEpoch = Math.max(0, ...(play.holders.get(input.attemptId)?.keys() ?? []))
  const reply = isBrowser ? await cloud.web(operation, input, play.browser) : await cloud.as(person, operation, input)
  note(play, operation, reply)
  if (isBrowser && reply.code === 'NOT_SIGNED_IN') play.browser = await newSession(play)
  if (reply.code !== 'ok') return reply
  if (operation === 'exam.saveAnswers') {
    if (input.epoch < newestEpoch) play.faults.push('a page saved after it had been taken over')
    acknowledge(play, input, reply.data.kept)
  }
  if (operation === 'exam.startAttempt') hold(play, reply.data, input.page)
  if (operation === 'exam.submitAttempt') {
    const { submittedBy, submittedAtMs, answered, questions } = reply.data
    const seen = play.submissions.get(input.attemptId) ?? new Set<string>()
    play.submissions.set(input.attemptId, seen.add(JSON.stringify({ submittedBy, submittedAtMs, answered, questions })))
  }
  if (operation === 'exam.startAttempt' || operation === 'exam.getAttempt') {
    // whoever opens the paper sees every answer that was saved before the page asked
    const shown = new Map<string, number>(reply.data.answers.map(({ questionId, revision }: any) => [questionId, revision]))
    for (const [questionId, { revision }] of known.get(reply.data.attemptId) ?? []) if ((shown.get(questionId) ?? 0) < revision) play.faults.push(`${operation} shows an older answer to ${questionId}`)
  }
  return reply
}

function note(play: Play, operation: string, { code }: Reply): void {
  if (code === 'INTERNAL' || code === '') play.faults.push(`${operation}: ${code}`)
}

function hold({ holders, faults }: Play, { attemptId, epoch }: any, page: PageName): void {
  const known = holders.get(attemptId) ?? new Map<number, PageName>()
  if ((known.get(epoch) ?? page) !== page) faults.push('two pages hold one paper')
  holders.set(attemptId, known.set(epoch, page))
}

function acknowledge({ acknowledged, faults }: Play, { attemptId, answers }: any, kept: readonly any[]): void {
  const known = acknowledged.get(attemptId) ?? new Map<string, Saved>()
  const against = new Set(kept.map(({ questionId }: { questionId: string }) => questionId))
  for (const { questionId, answer, revision } of answers) {
    if (against.has(questionId)) continue
    const before = known.get(questionId)
    const letters = [...answer].sort().join('')
    if (before && before.revision === revision && before.letters !== letters) faults.push(`two answers to ${questionId} were saved as revision ${revision}`)
    if (!before || before.revision < revision) known.set(questionId, { revision, letters })
  }
  acknowledged.set(attemptId, known)
}

function copyOf(acknowledged: Play['acknowledged']): Map<string, Map<string, Saved>> {
  return new Map([...acknowledged].map(([attemptId, known]) => [attemptId, new Map(known)]))
}

async function newSession({ cloud, person }: Play): Promise<string> {
  const token = await cloud.session(person)
  const [trainee] = await cloud.read<{ sessionEpoch: number }>('trainees', { _id: person.traineeId })
  const sessions = await cloud.read<{ _id: string; createdAtMs: number }>('sessions', { traineeId: person.traineeId })
  const latest = sessions.sort((left, right) => right.createdAtMs - left.createdAtMs)[0]
  if (latest && trainee) await cloud.change('sessions', latest._id, { sessionEpoch: trainee.sessionEpoch })
  return token
}
