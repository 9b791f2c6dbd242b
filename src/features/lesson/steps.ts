// Small parts that steps are made of.
import type { LessonState, Step } from './state'

export function stay(state: LessonState): Step {
  return { state, effects: [] }
}

/** One step after another: effects add up. */
export function then(first: Step, next: (state: LessonState) => Step): Step {
  const second = next(first.state)
  return { state: second.state, effects: [...first.effects, ...second.effects] }
}

/** The page stops the player; what the person wants stays as it is. */
export function stopPlayer(state: LessonState): Step {
  return { state: { ...state, isPlaying: false, run: null }, effects: [{ kind: 'pause' }, { kind: 'screen-on', isOn: false }] }
}

/** The network or the server failed in passing: the same call may be made again. */
export function isPassing(code: string): boolean {
  return code === 'OFFLINE' || code === 'TRY_AGAIN' || code === 'INTERNAL'
}
