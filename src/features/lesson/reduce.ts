// The lesson page's whole behaviour as one function: state and event in, state and effects out.
import { onOpened, onRenewed } from './answers'
import { onAnswered, onCheckClock, onConfirm, onResume, onResumed, onWaited } from './checking'
import { onLateReported } from './late-reports'
import { closeCall, onClock, onLeft, openCall, pauseBeforeCloseMs } from './leasing'
import { onEnded, onHidden, onMoved, onPaused, onPlaying, onRate, onTick } from './playing'
import type { Effect, LessonEvent, LessonState, Moment, Step } from './state'
import { stay, stopPlayer, then } from './steps'

const mediaRetryMs = 30_000
const handingInMs = 400

export function reduce(state: LessonState, event: LessonEvent, moment: Moment): Step {
  switch (event.kind) {
    case 'start':
      return openCall(state, moment)
    case 'clock':
      return state.phase.kind === 'check' ? onCheckClock(state, moment) : onClock(state, moment)
    case 'player-ready':
      return onReady(state, moment)
    case 'playing':
      return onPlaying(state, moment)
    case 'paused':
      return onPaused(state, moment)
    case 'blocked':
      return stay({ ...state, wantsToPlay: false })
    case 'ended':
      return onEnded(state, moment)
    case 'media-failed':
      return onMediaFailed(state, moment)
    case 'tick':
      return onTick(state, event.positionMs, moment)
    case 'moved':
      return onMoved(state, event.positionMs, moment)
    case 'rate':
      return onRate(state, event.rate)
    case 'hidden':
      return onHidden(state, moment)
    case 'shown':
      return onClock({ ...state, isVisible: true, closeAt: state.isPlaying ? null : moment.now + pauseBeforeCloseMs }, moment)
    case 'left':
      return onLeft(state, moment)
    case 'network':
      return onNetwork(state, event.isOnline, moment)
    case 'other-tab-took':
      return onOtherTab(state, moment)
    case 'take-over':
      return onTakeOver(state, moment)
    case 'retry':
      return onRetry(state, moment)
    case 'confirm-present':
      return onConfirm(state, event, moment)
    case 'resume-after-miss':
      return onResume(state, moment)
    case 'forget-remark':
      return stay({ ...state, remark: null })
    case 'opened':
      return onOpened(state, event.outcome, moment)
    case 'renewed':
      return onRenewed(state, event.outcome, moment)
    case 'closed':
      return onRenewed(state, event.outcome, moment)
    case 'late-reported':
      return onLateReported(state, event.page, event.outcome)
    case 'check-answered':
      return onAnswered(state, event.outcome, moment)
    case 'check-resumed':
      return onResumed(state, event.outcome, moment)
    case 'check-waited':
      return onWaited(state, event.code, event.outcome, moment)
  }
}

/** The media is there: only now can the player be brought to its place and start. */
function onReady(state: LessonState, moment: Moment): Step {
  const effects: Effect[] = state.isFree ? [] : [{ kind: 'normal-speed' }]
  if (state.target) effects.push({ kind: 'seek', positionMs: state.target.positionMs })
  if (state.wantsToPlay && state.isVisible && state.phase.kind === 'playable') effects.push({ kind: 'play' })
  return { state: state.target ? { ...state, target: { ...state.target, soughtAt: moment.now } } : state, effects }
}

/** The signed address has expired (PLY-07): a new one is fetched silently, once; then it is the network or the file. */
function onMediaFailed(state: LessonState, moment: Moment): Step {
  const wasJustRenewed = state.mediaRenewedAt !== null && moment.now - state.mediaRenewedAt < mediaRetryMs
  const stopped = { ...state, isPlaying: false, run: null }
  if (wasJustRenewed || state.phase.kind !== 'playable') return stopPlayer({ ...stopped, wantsToPlay: false, remark: { kind: 'media-failed' } })
  const renewing = { ...stopped, mediaAddress: null, mediaRenewedAt: moment.now }
  return state.inFlight ? stay(renewing) : openCall(renewing, moment)
}

function onNetwork(state: LessonState, isOnline: boolean, moment: Moment): Step {
  const next = { ...state, isOnline, retryAt: isOnline ? null : state.retryAt }
  return isOnline && next.phase.kind !== 'check' ? onClock(next, moment) : stay(next)
}

function onRetry(state: LessonState, moment: Moment): Step {
  const again: LessonState = { ...state, retryAt: null, wantsToPlay: true, remark: null }
  return onClock(state.phase.kind === 'failed' ? { ...again, phase: { kind: 'opening' } } : again, moment)
}

/** Another tab of this browser hears it first and hands in what it has, so that this page begins where that one was. */
function onTakeOver(state: LessonState, moment: Moment): Step {
  return {
    state: { ...state, phase: { kind: 'opening' }, takesOver: true, wantsToPlay: true, inFlight: null, retryAt: moment.now + handingInMs },
    effects: [{ kind: 'announce' }],
  }
}

/** PLY-04: of two tabs of one browser the newer plays; the older stops at once and hands in what it has. */
function onOtherTab(state: LessonState, moment: Moment): Step {
  if (state.phase.kind === 'elsewhere' || state.phase.kind === 'stopped' || state.phase.kind === 'failed') return stay(state)
  const stopped = stopPlayer({ ...state, phase: { kind: 'stopped', stop: { kind: 'other-tab' } }, check: null, wantsToPlay: false })
  const { token } = state
  const hasSomething = state.lease !== null || state.segments.length > 0
  if (token === null || !hasSomething || state.isFree) return stopped
  return then(stopped, (next) => closeCall(next, token, moment))
}
