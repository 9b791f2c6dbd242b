// A random check falls due: the player stops, full screen ends, the phone is felt (CHK-05).
import type { CheckShown, Effect, LessonState, Moment, Step } from './state'
import { stopPlayer, then } from './steps'

export function enterCheck(state: LessonState, check: CheckShown, token: string, moment: Moment): Step {
  const isWaiting = check.via === 'qr' && !check.missed
  const entered: LessonState = {
    ...state,
    phase: { kind: 'check' },
    lease: null,
    closeAt: null,
    // nothing played from now on counts: the player goes on from the frontier afterwards
    segments: [],
    frontierMs: state.settledMs,
    positionMs: Math.min(state.positionMs, state.settledMs),
    check: {
      ...check,
      token,
      shownAt: moment.now,
      endsAt: moment.now + check.expiresInMs,
      endsAtWallMs: moment.wallMs + check.expiresInMs,
      shownAtWallMs: moment.wallMs,
      missedAtWallMs: check.missed ? moment.wallMs : null,
      isBusy: false,
      failure: null,
      askAgainAt: null,
      sentAt: moment.now,
    },
  }
  const effects: Effect[] = [
    { kind: 'save-journal' },
    ...(check.missed ? [] : [{ kind: 'call-attention' } as const]),
    ...(isWaiting ? [{ kind: 'wait-for-check', code: check.code, token } as const] : []),
  ]
  return then(stopPlayer(entered), (next) => ({ state: next, effects }))
}
