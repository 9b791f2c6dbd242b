// What the page shows of a state: the word of credit, the counted place, the remark. Pure.
import type { Milliseconds } from '../../domain/units'
import type { LessonState } from './state'

/** SCR-04: credit is always visible as running, paused or waiting. */
export type CreditWord = 'opening' | 'running' | 'buffering' | 'paused' | 'offline' | 'offline-stopped' | 'offline-paused' | 'check' | 'elsewhere' | 'played' | 'earned'

export interface CreditView {
  readonly word: CreditWord
  /** 已计到: the server's word and, while the lease is live and the network there, what plays right now. */
  readonly countedMs: Milliseconds
  readonly mediaMs: Milliseconds
  /** Played and kept on the device, not handed in. */
  readonly storedMs: Milliseconds
  /** How long the page may still play without the network. */
  readonly leaseLeftMs: Milliseconds
}

const bufferingAfterMs: Milliseconds = 3_000

export function creditView(state: LessonState, now: Milliseconds): CreditView {
  const word = creditWord(state, now)
  const mediaMs = state.lesson?.mediaMs ?? 0
  return {
    word,
    countedMs: word === 'earned' ? mediaMs : Math.min(mediaMs, isOffline(word) ? state.settledMs : state.frontierMs),
    mediaMs,
    storedMs: Math.max(0, state.frontierMs - state.settledMs),
    leaseLeftMs: state.lease === null ? 0 : Math.max(0, state.lease.endsAt - now),
  }
}

export function isOffline(word: CreditWord): boolean {
  return word === 'offline' || word === 'offline-stopped' || word === 'offline-paused'
}

function creditWord(state: LessonState, now: Milliseconds): CreditWord {
  const { kind } = state.phase
  if (state.lesson?.earned) return 'earned'
  if (kind === 'elsewhere' || kind === 'stopped' || kind === 'failed') return 'elsewhere'
  if (kind === 'check') return 'check'
  if (state.isFree || state.isPlayed) return 'played'
  if (!state.isOnline || state.offlineSince !== null) {
    if (state.isPlaying) return 'offline'
    return state.wantsToPlay ? 'offline-stopped' : 'offline-paused'
  }
  if (kind === 'opening') return 'opening'
  if (!state.isPlaying) return state.lease === null && state.wantsToPlay ? 'opening' : 'paused'
  return now - state.tickedAt > bufferingAfterMs || state.target !== null ? 'buffering' : 'running'
}
