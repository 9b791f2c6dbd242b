// 答题, event by event (EXM-06). Every answer is kept on the device before it is sent, sent until the server has it,
// and never replaced by an older one. The deadline is the server's; this page only counts down to it.
import type { Milliseconds } from '../../domain/units'
import { minuteMs, secondMs } from '../../domain/units'
import type { CallFailure } from '../../transport'
import { sameLetters, type LocalAnswer } from './answers'
import { mergeJournal } from './merge'
import type { Outcomes } from './service'
import { journalOf, onWire, unsaved, type Effect, type RoomEvent, type RoomState, type Warning, type WireAnswer } from './state'

export interface Turn {
  readonly state: RoomState
  readonly effects: readonly Effect[]
}

/** A quiet page asks this often whether the paper is still its own, and how much time is left. */
const heartbeatMs: Milliseconds = 30 * secondMs
const warningShownMs: Milliseconds = 12 * secondMs
const longestRetryMs: Milliseconds = 8 * secondMs
const warningsAt: readonly (readonly [Warning, Milliseconds])[] = [
  ['five-minutes', 5 * minuteMs],
  ['one-minute', minuteMs],
]

export function reduce(state: RoomState, event: RoomEvent, now: Milliseconds): Turn {
  switch (event.kind) {
    case 'start':
      return open(state, now)
    case 'opened':
      return state.phase.kind === 'opening' ? opened(state, event.outcome, state.phase.sentAt, now) : still(state)
    case 'choose':
      return choose(state, event.letter, now)
    case 'mark':
      return mark(state)
    case 'go':
      return go(state, event.index)
    case 'sheet':
      return still({ ...state, isSheetOpen: event.isOpen })
    case 'saved':
      return saved(state, event.outcome, now)
    case 'submit':
      return state.phase.kind === 'answering' ? submit(state, false) : still(state)
    case 'submitted':
      return submitted(state, event.outcome, now)
    case 'network':
      return event.isOnline ? carryOn({ ...state, retryAt: now }, now) : still(state)
    case 'shown':
      // back from signing in: the paper was open here before
      if (state.phase.kind === 'signed-out' && state.paper !== null) return open(state, now)
      return carryOn({ ...state, retryAt: now, contactAt: now - heartbeatMs }, now)
    case 'kept':
      return still(event.isKept === state.isKept ? state : { ...state, isKept: event.isKept })
    case 'clock':
      return carryOn(state, now)
  }
}

function still(state: RoomState): Turn {
  return { state, effects: [] }
}

/** What this page knows goes along, as if an earlier page had left it. */
function open(state: RoomState, now: Milliseconds): Turn {
  return { state: { ...state, journal: journalOf(state) ?? state.journal, phase: { kind: 'opening', sentAt: now } }, effects: [{ kind: 'open' }] }
}

function opened(state: RoomState, outcome: Outcomes['start'], sentAt: Milliseconds, now: Milliseconds): Turn {
  if (!outcome.ok) {
    const isSignedOut = outcome.error.code === 'NOT_SIGNED_IN'
    return still({ ...state, phase: isSignedOut ? { kind: 'signed-out' } : { kind: 'failed', failure: outcome.error } })
  }
  const { answers: stored, ...paper } = outcome.data
  const journal = state.journal?.attemptId === paper.attemptId ? state.journal : null
  const merged = mergeJournal(stored, journal, paper.epoch)
  const next: RoomState = {
    ...state,
    ...merged,
    paper,
    phase: { kind: 'answering' },
    sent: journal?.sent ?? {},
    marked: journal?.marked ?? [],
    index: Math.min(Math.max(0, journal?.index ?? 0), Math.max(0, paper.questions.length - 1)),
    endsAt: sentAt + paper.remainingMs,
    saving: null,
    trouble: null,
    failures: 0,
    retryAt: now,
    contactAt: now,
    journal: null,
  }
  return then(carryOn(next, now), { kind: 'keep-journal' })
}

function choose(state: RoomState, letter: string, now: Milliseconds): Turn {
  const question = state.paper?.questions[state.index]
  if (!question || state.phase.kind !== 'answering' || !question.options.some((option) => option.letter === letter)) return still(state)
  const before = state.answers[question.questionId]
  const letters = chosen(question.kind === 'multiple', before?.letters ?? [], letter)
  if (sameLetters(letters, before?.letters ?? [])) return still(state)
  const answers = { ...state.answers, [question.questionId]: { letters, revision: (before?.revision ?? 0) + 1 } }
  // kept first, then sent: a kill between the two loses nothing
  return precede({ kind: 'keep-journal' }, carryOn({ ...state, answers }, now))
}

/** One of several, or any number of them; a second tap takes a choice of several back. */
function chosen(isMultiple: boolean, before: readonly string[], letter: string): readonly string[] {
  if (!isMultiple) return [letter]
  return before.includes(letter) ? before.filter((other) => other !== letter) : [...before, letter].sort()
}

function mark(state: RoomState): Turn {
  const question = state.paper?.questions[state.index]
  if (!question || state.phase.kind !== 'answering') return still(state)
  const { questionId } = question
  const marked = state.marked.includes(questionId) ? state.marked.filter((other) => other !== questionId) : [...state.marked, questionId]
  return { state: { ...state, marked }, effects: [{ kind: 'keep-journal' }] }
}

function go(state: RoomState, index: number): Turn {
  if (!state.paper || index < 0 || index >= state.paper.questions.length) return still(state)
  return { state: { ...state, index, isSheetOpen: false }, effects: [{ kind: 'keep-journal' }] }
}

function saved(state: RoomState, outcome: Outcomes['save'], now: Milliseconds): Turn {
  const { saving } = state
  if (saving === null) return still(state)
  const idle = { ...state, saving: null }
  if (!outcome.ok) return isOver(state) ? still(idle) : refused(idle, outcome.error, now)
  const answers: Record<string, LocalAnswer> = { ...state.answers }
  const acknowledged: Record<string, number> = { ...state.acknowledged }
  for (const { questionId, revision } of saving.answers) acknowledged[questionId] = Math.max(acknowledged[questionId] ?? 0, revision)
  for (const kept of outcome.data.kept) {
    const local = answers[kept.questionId] ?? { letters: [], revision: 0 }
    acknowledged[kept.questionId] = kept.revision
    // what this page shows is what its person means: told again, as newer than what is stored
    answers[kept.questionId] = { letters: local.letters, revision: sameLetters(local.letters, kept.answer) ? kept.revision : Math.max(local.revision, kept.revision + 1) }
  }
  const sent = Object.fromEntries(Object.entries(state.sent).map(([questionId, list]) => [questionId, list.filter(({ revision }) => revision > (acknowledged[questionId] ?? 0))]))
  // the true end lies between these two: counted from the sending and from the arrival of the answer
  const [earliest, latest] = [saving.sentAt + outcome.data.remainingMs, now + outcome.data.remainingMs]
  const endsAt = Math.min(latest, Math.max(earliest, state.endsAt))
  return then(carryOn({ ...idle, answers, acknowledged, sent, endsAt, trouble: null, failures: 0, contactAt: now }, now), { kind: 'keep-journal' })
}

/** What a refused or lost save means; the answers stay on the device in every case. */
function refused(state: RoomState, failure: CallFailure, now: Milliseconds): Turn {
  switch (failure.code) {
    case 'EXAM_TAKEN_OVER':
      return still({ ...state, phase: { kind: 'taken-over', device: textIn(failure.details, 'device') } })
    case 'ATTEMPT_SUBMITTED':
      // handed in elsewhere, or by the deadline: submitting again tells how
      return submit(state, remainingMs(state, now) <= 0)
    case 'NOT_SIGNED_IN':
      return still({ ...state, phase: { kind: 'signed-out' } })
    case 'NOT_FOUND':
      return still({ ...state, phase: { kind: 'failed', failure } })
    default:
      return still(later(state, failure, now))
  }
}

function later(state: RoomState, failure: CallFailure, now: Milliseconds): RoomState {
  const backOff = Math.min(longestRetryMs, secondMs * 2 ** state.failures)
  return { ...state, trouble: failure, failures: state.failures + 1, retryAt: now + Math.max(backOff, numberIn(failure.details, 'retryAfterMs')) }
}

/** The answers go along: whatever was never saved is handed in with the paper. */
function submit(state: RoomState, isTimeUp: boolean): Turn {
  return { state: { ...state, phase: { kind: 'submitting', isTimeUp, isSent: true }, isSheetOpen: false, warning: null }, effects: [{ kind: 'submit', answers: onWire(state.answers) }] }
}

function submitted(state: RoomState, outcome: Outcomes['submit'], now: Milliseconds): Turn {
  if (state.phase.kind !== 'submitting') return still(state)
  const { isTimeUp } = state.phase
  if (outcome.ok) {
    const wasTimeUp = isTimeUp || outcome.data.submittedBy === 'time-out'
    return { state: { ...state, saving: null, trouble: null, phase: { kind: 'submitted', isTimeUp: wasTimeUp, state: outcome.data.state } }, effects: [{ kind: 'drop-journal' }] }
  }
  const { error } = outcome
  if (error.code === 'EXAM_TAKEN_OVER' || error.code === 'NOT_SIGNED_IN' || error.code === 'NOT_FOUND') return refused(state, error, now)
  return still({ ...later(state, error, now), phase: { kind: 'submitting', isTimeUp, isSent: false } })
}

/** What is due by now: the end, another try, a save, a word to the server, a warning. */
function carryOn(state: RoomState, now: Milliseconds): Turn {
  const { phase } = state
  if (phase.kind === 'submitting' && !phase.isSent && now >= state.retryAt) return submit(state, phase.isTimeUp)
  if (phase.kind !== 'answering' || !state.paper) return still(state)
  if (remainingMs(state, now) <= 0) return submit(state, true)
  const timed = warn(state, now)
  if (timed.saving !== null || now < timed.retryAt) return still(timed)
  const answers = unsaved(timed)
  if (answers.length === 0 && now - timed.contactAt < heartbeatMs) return still(timed)
  const sent = { ...timed.sent, ...Object.fromEntries(answers.map((each) => [each.questionId, handedOver(timed, each)])) }
  const effects: Effect[] = [{ kind: 'save', answers }]
  return { state: { ...timed, sent, saving: { answers, sentAt: now } }, effects: answers.length === 0 ? effects : [{ kind: 'keep-journal' }, ...effects] }
}

function handedOver({ sent }: RoomState, { questionId, answer, revision }: WireAnswer): readonly LocalAnswer[] {
  const before = sent[questionId] ?? []
  return before.some((other) => other.revision === revision) ? before : [...before, { letters: answer, revision }]
}

function warn(state: RoomState, now: Milliseconds): RoomState {
  const left = remainingMs(state, now)
  const due = warningsAt.filter(([kind, from]) => left <= from && !state.warned.includes(kind)).map(([kind]) => kind)
  const latest = due.at(-1)
  if (latest !== undefined) return { ...state, warning: { kind: latest, until: now + warningShownMs }, warned: [...state.warned, ...due] }
  return state.warning !== null && now >= state.warning.until ? { ...state, warning: null } : state
}

export function remainingMs({ endsAt }: Pick<RoomState, 'endsAt'>, now: Milliseconds): Milliseconds {
  return Math.max(0, endsAt - now)
}

function isOver({ phase }: RoomState): boolean {
  return phase.kind === 'submitting' || phase.kind === 'submitted'
}

function then({ state, effects }: Turn, effect: Effect): Turn {
  return { state, effects: [...effects, effect] }
}

function precede(effect: Effect, { state, effects }: Turn): Turn {
  return { state, effects: effects.some(({ kind }) => kind === effect.kind) ? effects : [effect, ...effects] }
}

function textIn(details: unknown, name: string): string {
  const value = typeof details === 'object' && details !== null ? (details as Record<string, unknown>)[name] : undefined
  return typeof value === 'string' ? value : ''
}

function numberIn(details: unknown, name: string): number {
  const value = typeof details === 'object' && details !== null ? (details as Record<string, unknown>)[name] : undefined
  return typeof value === 'number' ? value : 0
}
