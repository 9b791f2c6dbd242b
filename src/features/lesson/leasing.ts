// Asking for time, handing in what was played, and what the answers mean.
import type { Milliseconds } from '../../domain/units'
import { bridgeMs, reportAtSegments } from './segments'
import type { Journal } from './journal'
import type { InFlight, LessonState, Moment, Step } from './state'
import { stay, stopPlayer, then } from './steps'

const earliestRenewalMs: Milliseconds = 40_000
const latestRenewalMs: Milliseconds = 30_000
const firstRetryMs: Milliseconds = 2_000
const longestRetryMs: Milliseconds = 20_000
export const pauseBeforeCloseMs: Milliseconds = 20_000
const saveEveryMs: Milliseconds = 5_000

/**
 * 30 to 40 s before the end: time for four repeats on a bad network, and no more, for every earlier second is another
 * call sooner. The lengths of leases are random, so a class that began together does not call together.
 */
export function renewalTime(endsAt: Milliseconds, leaseMs: Milliseconds, random: number): Milliseconds {
  const early = latestRenewalMs + random * (earliestRenewalMs - latestRenewalMs)
  return endsAt - Math.min(early, leaseMs / 2)
}

export function journalOf(state: LessonState, wallMs: number): Journal | null {
  const { page, enrolmentId, lessonId, token, segments } = state
  if (token === null || state.isFree || (state.lease === null && segments.length === 0)) return null
  return { page, enrolmentId, lessonId, token, segments, savedAtMs: wallMs }
}

/** What the device must hold for this page: a predecessor's journal stays until the server has it (invariant 8). */
export function journalToKeep(state: LessonState, wallMs: number): Journal | null {
  return journalOf(state, wallMs) ?? state.orphan
}

function sending(state: LessonState, call: InFlight['call'], moment: Moment, journal: Journal | null = null): LessonState {
  const firstSentAt = state.firstSentAt ?? moment.now
  return {
    ...state,
    frozen: state.segments.length,
    firstSentAt,
    retryAt: null,
    inFlight: { call, firstSentAt, sentFrontierMs: state.frontierMs, journal },
  }
}

function openingName({ page }: LessonState, moment: Moment): string {
  return `${page}.${Math.round(moment.now).toString(36)}${Math.floor(moment.random * 2 ** 40).toString(36)}`
}

export function openCall(state: LessonState, moment: Moment): Step {
  const own = journalOf(state, moment.wallMs)
  const journal = own && own.segments.length > 0 ? own : state.orphan
  // a new opening is a new request, whatever an older call waits for
  const opening = state.openingName ?? openingName(state, moment)
  const sent = sending({ ...state, openingName: opening, firstSentAt: state.inFlight?.call === 'open' ? state.firstSentAt : null }, 'open', moment, journal)
  return { state: sent, effects: [{ kind: 'open', opening, takeOver: state.takesOver, journal: journal && { token: journal.token, segments: journal.segments } }] }
}

function renewCall(state: LessonState, token: string, moment: Moment): Step {
  return {
    state: sending(state, 'renew', moment),
    effects: [{ kind: 'renew', token, segments: state.segments, positionMs: state.positionMs }],
  }
}

export function closeCall(state: LessonState, token: string, moment: Moment): Step {
  return {
    state: sending(state, 'close', moment),
    effects: [{ kind: 'close', token, segments: state.segments, positionMs: state.positionMs }],
  }
}

/** Somebody wants to play and has no lease: an old token renews, without one the lesson is opened again. */
export function permissionCall(state: LessonState, moment: Moment): Step {
  if (state.inFlight || !isRetryDue(state, moment)) return stay(state)
  return state.token === null ? openCall(state, moment) : renewCall(state, state.token, moment)
}

function isRetryDue(state: LessonState, moment: Moment): boolean {
  return state.retryAt === null || moment.now >= state.retryAt
}

/** Hands the journal in and gives the lease back, when it is time and nothing else is under way. */
export function closeIfDue(state: LessonState, moment: Moment): Step {
  const hasSomething = state.lease !== null || state.segments.length > 0
  const isDue = state.closeAt !== null && moment.now >= state.closeAt
  if (!isDue || !hasSomething || state.isFree || state.token === null) return stay(state)
  if (state.phase.kind !== 'playable' || state.inFlight || !isRetryDue(state, moment)) return stay(state)
  return closeCall({ ...state, wantsToPlay: false }, state.token, moment)
}

/** The page goes away: whatever is under way, the rest is handed in now. */
export function onLeft(state: LessonState, moment: Moment): Step {
  const saved: Step = { state, effects: [{ kind: 'save-journal' }, { kind: 'screen-on', isOn: false }] }
  const isWorthIt = state.isFree || state.lease !== null || state.segments.length > 0
  const { token } = state
  if (token === null || !isWorthIt || state.phase.kind === 'check') return saved
  return then(saved, (next) => closeCall(next, token, moment))
}

/** What time alone brings: the lease's end, renewals, retries, the journal. */
export function onClock(state: LessonState, moment: Moment): Step {
  return then(then(then(stay(state), (next) => lapse(next, moment)), (next) => due(next, moment)), (next) => keepJournal(next, moment))
}

/** At the end of its lease the page stops playing: nobody watches in vain (PLY-06). */
function lapse(state: LessonState, moment: Moment): Step {
  if (state.lease === null || state.isFree || moment.now < state.lease.endsAt) return stay(state)
  const lapsed = { ...state, lease: null }
  return state.isPlaying ? stopPlayer(lapsed) : stay(lapsed)
}

function due(state: LessonState, moment: Moment): Step {
  if (state.inFlight || !isRetryDue(state, moment)) return stay(state)
  if (state.phase.kind === 'opening') return state.isVisible ? openCall(state, moment) : stay(state)
  if (state.phase.kind === 'playable' && state.lesson !== null && state.mediaAddress === null) return openCall(state, moment)
  if (state.phase.kind !== 'playable' || state.isFree) return stay(state)
  const closing = closeIfDue(state, moment)
  if (closing.effects.length > 0) return closing
  // allowed to play, and nothing plays: the lease is given back like after a pause
  if (state.lease !== null && !state.isPlaying && state.closeAt === null) return stay({ ...state, closeAt: moment.now + pauseBeforeCloseMs })
  if (state.lease === null) return state.wantsToPlay && state.isVisible ? permissionCall(state, moment) : stay(state)
  const isTime = state.isPlaying && moment.now >= state.lease.renewAt
  return isTime || state.segments.length >= reportAtSegments ? renewCall(state, state.lease.token, moment) : stay(state)
}

function keepJournal(state: LessonState, moment: Moment): Step {
  if (!state.isDirty || moment.now - state.savedAt < saveEveryMs) return stay(state)
  return { state: { ...state, isDirty: false, savedAt: moment.now }, effects: [{ kind: 'save-journal' }] }
}

/** No answer: the same request is made again later; what was sent stays as it is, new segments follow it. */
export function failInPassing(state: LessonState, moment: Moment): LessonState {
  const wait = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(state.failures, 10))
  return { ...state, inFlight: null, failures: state.failures + 1, retryAt: moment.now + wait, offlineSince: state.offlineSince ?? moment.now }
}

/** A late journal is kept beside the page's own. */
export function lateName(page: string, moment: Moment): string {
  return `${page}.${Math.round(moment.now)}`
}

/** The lease is lost, its time up to now is not: the journal is handed in by a late report (invariant 4). */
export function handOver(state: LessonState, moment: Moment): Step {
  const journal = journalOf(state, moment.wallMs)
  const without: LessonState = { ...state, lease: null, token: null, segments: [], frozen: 0, firstSentAt: null, inFlight: null, frontierMs: state.settledMs }
  if (journal === null || journal.segments.length === 0) return { state: without, effects: [{ kind: 'save-journal' }] }
  const late: Journal = { ...journal, page: lateName(journal.page, moment) }
  return {
    state: { ...without, late: [...without.late, late] },
    effects: [{ kind: 'save-late', journal: late }, { kind: 'save-journal' }, { kind: 'report-late', journal: late }],
  }
}

/** Whether the person was shown more than the server counted: jitter of the last moments is none. */
export function fellShort(answerFrontierMs: Milliseconds, sentFrontierMs: Milliseconds): boolean {
  return answerFrontierMs < sentFrontierMs - 2 * bridgeMs
}
