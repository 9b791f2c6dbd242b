// What the player reports: segments grow, and before the lesson is earned nobody gets beyond the frontier (PLY-02).
import type { Milliseconds } from '../../domain/units'
import { closeIfDue, pauseBeforeCloseMs, permissionCall } from './leasing'
import { advanceFrontier, bridgeMs, extend } from './segments'
import type { Effect, LessonState, Moment, Step } from './state'
import { stay, stopPlayer, then } from './steps'

/** The player is given this long to arrive before it is sent again. */
const arrivalMs: Milliseconds = 2_500
/** Players land on a key frame, mostly an earlier one; a place too far ahead would leave a gap that nothing bridges. */
const landsEarlierMs: Milliseconds = 3_000
const landsLaterMs: Milliseconds = 1_000
/** Playing may run ahead of the clock by so much (decoder bursts after buffering) before the speed is set back. */
const speedToleranceMs: Milliseconds = 3_000

export function onPlaying(state: LessonState, moment: Moment): Step {
  const playing = { ...state, isPlaying: true, wantsToPlay: true, closeAt: null, run: null, tickedAt: moment.now }
  if (state.isFree) return { state: playing, effects: [{ kind: 'screen-on', isOn: true }] }
  if (state.phase.kind !== 'playable') return stopPlayer(playing)
  if (state.lease === null) return then(stopPlayer(playing), (stopped) => permissionCall(stopped, moment))
  return { state: playing, effects: [{ kind: 'normal-speed' }, { kind: 'screen-on', isOn: true }] }
}

export function onPaused(state: LessonState, moment: Moment): Step {
  // the page itself paused it: the wish to play stays
  if (!state.isPlaying) return stay(state)
  return {
    state: { ...state, isPlaying: false, wantsToPlay: false, run: null, closeAt: moment.now + pauseBeforeCloseMs },
    effects: [{ kind: 'save-journal' }, { kind: 'screen-on', isOn: false }],
  }
}

export function onEnded(state: LessonState, moment: Moment): Step {
  const ended: LessonState = { ...state, isPlaying: false, wantsToPlay: false, run: null, closeAt: moment.now }
  return then({ state: ended, effects: [{ kind: 'save-journal' }, { kind: 'screen-on', isOn: false }] }, (next) => closeIfDue(next, moment))
}

export function onTick(state: LessonState, positionMs: Milliseconds, moment: Moment): Step {
  if (state.target) return arrive(state, state.target, positionMs, moment)
  if (state.isFree) return stay({ ...state, positionMs, tickedAt: moment.now })
  if (!state.isPlaying) return onMoved(state, positionMs, moment)
  if (state.phase.kind !== 'playable' || state.lease === null || moment.now >= state.lease.endsAt) return stopPlayer(state)

  const played = positionMs - state.positionMs
  const passed = moment.now - state.tickedAt
  if (played < 0 || played > passed * 1.25 + bridgeMs) return onMoved(state, positionMs, moment)

  const segments = extend(state.segments, state.frozen, state.positionMs, positionMs)
  const run = state.run ?? { positionMs: state.positionMs, at: state.tickedAt }
  const isTooFast = positionMs - run.positionMs > moment.now - run.at + speedToleranceMs
  const effects: Effect[] = isTooFast ? [{ kind: 'normal-speed' }] : []
  return {
    state: {
      ...state,
      segments,
      frontierMs: advanceFrontier(state.frontierMs, segments.slice(-1)),
      positionMs,
      tickedAt: moment.now,
      isDirty: true,
      run: isTooFast ? null : run,
      remark: isTooFast ? { kind: 'speed-refused' } : state.remark,
    },
    effects,
  }
}

/** The position jumped: a drag, a key, a script. Back is free; ahead of the frontier it is taken back. */
export function onMoved(state: LessonState, positionMs: Milliseconds, moment: Moment): Step {
  if (state.target) return stay(state)
  const moved = { ...state, positionMs, tickedAt: moment.now, run: null }
  if (state.isFree || state.lesson === null || positionMs <= state.frontierMs + bridgeMs) return stay(moved)
  return bringTo({ ...moved, remark: { kind: 'seek-refused', positionMs: state.frontierMs } }, state.frontierMs, moment)
}

export function onRate(state: LessonState, rate: number): Step {
  if (state.isFree || rate === 1) return stay(state)
  return { state: { ...state, remark: { kind: 'speed-refused' } }, effects: [{ kind: 'normal-speed' }] }
}

export function onHidden(state: LessonState, moment: Moment): Step {
  const hidden: LessonState = { ...state, isVisible: false, closeAt: moment.now }
  const wasCounting = state.isPlaying
  const stopped = wasCounting ? stopPlayer({ ...hidden, wantsToPlay: false }) : stay(hidden)
  return then(then(stopped, (next) => ({ state: next, effects: [{ kind: 'save-journal' }] })), (next) => closeIfDue(next, moment))
}

/** Brings the player to a place and counts nothing until it is there. */
export function bringTo(state: LessonState, positionMs: Milliseconds, moment: Moment): Step {
  return {
    state: { ...state, positionMs, tickedAt: moment.now, run: null, target: { positionMs, soughtAt: moment.now } },
    effects: [{ kind: 'seek', positionMs }],
  }
}

function arrive(state: LessonState, target: NonNullable<LessonState['target']>, positionMs: Milliseconds, moment: Moment): Step {
  const distance = positionMs - target.positionMs
  if (distance >= -landsEarlierMs && distance <= landsLaterMs) {
    return stay({ ...state, target: null, positionMs, tickedAt: moment.now, run: null })
  }
  if (moment.now - target.soughtAt < arrivalMs) return stay(state)
  return bringTo(state, Math.max(0, target.positionMs - landsEarlierMs), moment)
}
