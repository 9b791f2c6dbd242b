// Stands between what never changes during a page's life (the player's events, the page's moments) and the session,
// which begins later and ends earlier.
import type { PlayerEvents, PlayerHandle } from '../../platform/player'
import type { LessonSession } from './session'
import type { LessonEvent } from './state'

export interface Relay {
  attach(session: LessonSession | null): void
  send(event: LessonEvent): void
  leave(): void
  /** For the player's `ref`. */
  takePlayer(handle: PlayerHandle | null): void
  player(): PlayerHandle | null
  readonly events: PlayerEvents
}

export function createRelay(): Relay {
  let current: LessonSession | null = null
  let handle: PlayerHandle | null = null

  function send(event: LessonEvent): void {
    current?.send(event)
  }

  return {
    attach(session) {
      current = session
    },
    send,
    leave: () => current?.leave(),
    takePlayer(next) {
      handle = next
    },
    player: () => handle,
    events: {
      onReady: () => send({ kind: 'player-ready' }),
      onPlaying: () => send({ kind: 'playing' }),
      onBlocked: () => send({ kind: 'blocked' }),
      onPaused: () => send({ kind: 'paused' }),
      onTime: (positionMs) => send({ kind: 'tick', positionMs }),
      onMoved: (positionMs) => send({ kind: 'moved', positionMs }),
      onRateChanged: (rate) => send({ kind: 'rate', rate }),
      // a player that waits for data sends no ticks: the credit line sees that by itself
      onWaiting: () => {},
      onEnded: () => send({ kind: 'ended' }),
      onFailed: () => send({ kind: 'media-failed' }),
    },
  }
}
