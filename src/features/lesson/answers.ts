// The server's answers, applied: its frontier and its states overrule what the page believed.
import { enterCheck } from './check-entry'
import { reportsAfter } from './late-reports'
import { failInPassing, fellShort, handOver, lateName, onClock, openCall, renewalTime } from './leasing'
import { bringTo } from './playing'
import { advanceFrontier, unsettled } from './segments'
import type { Effect, InFlight, LeaseAnswer, LessonState, Moment, Step } from './state'
import type { Outcomes } from './service'
import { isPassing, stay, stopPlayer, then } from './steps'

type Failure = Extract<Outcomes['renew'] | Outcomes['open'], { ok: false }>['error']

export function onOpened(state: LessonState, outcome: Outcomes['open'], moment: Moment): Step {
  const sent = state.inFlight
  if (!outcome.ok) return onRefused(state, outcome.error, moment)
  const { data } = outcome
  const needsPlace = state.mediaAddress === null
  const startMs = state.lesson === null ? data.positionMs : state.positionMs
  const played = state.segments.slice(state.frozen)
  const untaken = sent?.journal && !data.journalTaken ? { ...sent.journal, page: lateName(sent.journal.page, moment) } : null
  const opened: LessonState = {
    ...state,
    lesson: data,
    mediaAddress: state.mediaAddress ?? data.media.address,
    isFree: data.earned || data.lease.played,
    takesOver: false,
    openingName: null,
    orphan: null,
    segments: played,
    late: untaken ? [...state.late, untaken] : state.late,
  }
  const effects: Effect[] = [{ kind: 'announce' }, ...(untaken ? [{ kind: 'save-late', journal: untaken } as const] : [])]
  const placed = needsPlace ? then({ state: opened, effects }, (next) => bringTo(next, startMs, moment)) : { state: opened, effects }
  const applied = then(placed, (next) => applyAnswer(next, data.lease, sent, moment))
  return data.lease.state === 'check-due' ? applied : then(applied, reportsAfter)
}

export function onRenewed(state: LessonState, outcome: Outcomes['renew'] | Outcomes['close'], moment: Moment): Step {
  const sent = state.inFlight
  if (outcome.ok && state.phase.kind === 'stopped') return settleStopped(state, outcome.data)
  return outcome.ok ? applyAnswer(state, outcome.data, sent, moment) : onRefused(state, outcome.error, moment)
}

/** A page that stopped takes note of what was counted and asks for nothing. */
function settleStopped(state: LessonState, answer: LeaseAnswer): Step {
  const settled: LessonState = {
    ...state,
    inFlight: null,
    firstSentAt: null,
    lease: null,
    token: null,
    segments: [],
    frozen: 0,
    settledMs: answer.frontierMs,
    frontierMs: answer.frontierMs,
    isPlayed: state.isPlayed || answer.played,
  }
  return { state: settled, effects: [{ kind: 'save-journal' }] }
}

/** `sent` is the request that is answered; null when the answer came by another way and grants no time. */
export function applyAnswer(state: LessonState, answer: LeaseAnswer, sent: Pick<InFlight, 'firstSentAt' | 'sentFrontierMs'> | null, moment: Moment): Step {
  const segments = unsettled(state.segments, answer.frontierMs)
  const settled: LessonState = {
    ...state,
    inFlight: null,
    firstSentAt: null,
    failures: 0,
    retryAt: null,
    offlineSince: null,
    token: answer.token,
    isPlayed: state.isPlayed || answer.played,
    settledMs: answer.frontierMs,
    frontierMs: advanceFrontier(answer.frontierMs, segments),
    segments,
    frozen: 0,
  }
  const saved: Step = { state: settled, effects: [{ kind: 'save-journal' }] }
  switch (answer.state) {
    case 'playing':
      return then(saved, (next) => goOn(next, answer, sent, isBehind(state, answer, sent), moment))
    case 'check-due':
      return answer.check === null ? saved : enterCheck(settled, answer.check, answer.token, moment)
    case 'reopen':
      // the old lease plays on to its end while the lesson is opened again
      return then(saved, (next) => openCall(next, moment))
    case 'free':
      return { state: { ...settled, isFree: true, phase: { kind: 'playable' }, lease: null, segments: [], closeAt: null }, effects: [{ kind: 'save-journal' }, ...playIfWanted(settled)] }
    case 'closed':
      return then({ state: { ...settled, lease: null, token: null, closeAt: null, phase: { kind: 'playable' }, isFree: settled.isFree || answer.played }, effects: [] }, afterClosing)
  }
}

function afterClosing(state: LessonState): Step {
  const kept: Step = { state: { ...state, segments: [], frontierMs: state.settledMs }, effects: [{ kind: 'save-journal' }] }
  if (state.isFree || state.positionMs <= state.settledMs) return kept
  // the server counted less than was shown: the next opening starts there
  return { state: { ...kept.state, positionMs: state.settledMs }, effects: [...kept.effects, { kind: 'seek', positionMs: state.settledMs }] }
}

/**
 * Another device handed in more than this page knew of, and this page was at its own front, not looking back at
 * something: nobody has to watch twice what counts already.
 */
function isBehind(before: LessonState, { frontierMs }: LeaseAnswer, sent: Pick<InFlight, 'sentFrontierMs'> | null): boolean {
  const isNews = sent !== null && fellShort(sent.sentFrontierMs, frontierMs)
  return isNews && !fellShort(before.positionMs, before.frontierMs) && fellShort(before.positionMs, frontierMs)
}

function goOn(state: LessonState, answer: LeaseAnswer, sent: Pick<InFlight, 'firstSentAt' | 'sentFrontierMs'> | null, mustAdvance: boolean, moment: Moment): Step {
  const endsAt = (sent?.firstSentAt ?? moment.now) + answer.leaseMs
  const lease = { token: answer.token, endsAt, renewAt: renewalTime(endsAt, answer.leaseMs, moment.random) }
  const granted: LessonState = { ...state, phase: { kind: 'playable' }, lease, check: null }
  const mustRewind = sent !== null && fellShort(answer.frontierMs, sent.sentFrontierMs)
  const placed = mustRewind
    ? bringTo(
        { ...granted, segments: [], frontierMs: answer.frontierMs, remark: { kind: 'rewound', positionMs: answer.frontierMs, reason: answer.reason } },
        answer.frontierMs,
        moment,
      )
    : mustAdvance
      ? bringTo({ ...granted, remark: { kind: 'advanced', positionMs: answer.frontierMs } }, answer.frontierMs, moment)
      : stay(granted)
  return then(placed, (next) => ({ state: next, effects: playIfWanted(next) }))
}

function playIfWanted(state: LessonState): Effect[] {
  return state.wantsToPlay && state.isVisible && !state.isPlaying ? [{ kind: 'play' }] : []
}

function onRefused(state: LessonState, error: Failure, moment: Moment): Step {
  if (isPassing(error.code)) return stay(failInPassing(state, moment))
  const idle: LessonState = { ...state, inFlight: null, firstSentAt: null, takesOver: false, openingName: null }
  switch (error.code) {
    case 'PLAYING_ELSEWHERE':
      return stopPlayer({ ...idle, phase: { kind: 'elsewhere', elsewhere: error.details ?? { device: '', lessonTitle: '', sinceMs: moment.wallMs } } })
    case 'LEASE_SUPERSEDED':
      // a page that stopped for another tab knows why already
      return state.phase.kind === 'stopped' ? handOver(idle, moment) : onSuperseded(idle, error, moment)
    case 'TOKEN_REFUSED':
      return then(handOver(idle, moment), (next) => (next.isPlaying || next.wantsToPlay ? onClock({ ...next, phase: { kind: 'opening' } }, moment) : stay(next)))
    default:
      return stopPlayer({ ...idle, lease: null, phase: { kind: 'failed', failure: error } })
  }
}

/** PLY-04: this page stops and says who plays, if somebody does; what it played before is handed in, once. */
export function onSuperseded(state: LessonState, error: Extract<Failure, { code: 'LEASE_SUPERSEDED' }>, moment: Moment): Step {
  const device = error.details?.device ?? null
  return then(stopPlayer(state), (next) =>
    then(handOver(next, moment), (handed) => {
      if (device !== null) return stay({ ...handed, phase: { kind: 'stopped', stop: { kind: 'superseded', device, sinceMs: error.details?.sinceMs ?? null } } })
      // nobody else plays, a right ended: the next opening goes on, or says what happened in the house's own words
      return stay({ ...handed, phase: { kind: handed.lesson === null ? 'opening' : 'playable' } })
    }),
  )
}
