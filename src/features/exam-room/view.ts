// What the page shows of a state. Pure.
import type { Milliseconds } from '../../domain/units'
import { remainingMs } from './reduce'
import { unsaved, type RoomState } from './state'

export type SaveWord = 'saved' | 'saving' | 'offline' | 'retrying'

export interface SaveView {
  readonly word: SaveWord
  /** Answers that the server does not have yet. */
  readonly waiting: number
}

export function saveView(state: RoomState): SaveView {
  const waiting = unsaved(state).length
  if (state.trouble !== null) return { word: state.trouble.code === 'OFFLINE' ? 'offline' : 'retrying', waiting }
  return { word: waiting === 0 ? 'saved' : 'saving', waiting }
}

/** Calm, from 5 minutes on a reminder, in the last minute urgent. */
export function timeTone(state: RoomState, now: Milliseconds): 'calm' | 'near' | 'urgent' {
  const left = remainingMs(state, now)
  return left <= 60_000 ? 'urgent' : left <= 300_000 ? 'near' : 'calm'
}

export interface SheetCell {
  readonly number: number
  readonly isAnswered: boolean
  readonly isMarked: boolean
  readonly isCurrent: boolean
}

export function sheetCells({ paper, answers, marked, index }: RoomState): SheetCell[] {
  return (paper?.questions ?? []).map(({ questionId }, at) => ({
    number: at + 1,
    isAnswered: (answers[questionId]?.letters.length ?? 0) > 0,
    isMarked: marked.includes(questionId),
    isCurrent: at === index,
  }))
}

export function countOpen(state: RoomState): number {
  return sheetCells(state).filter(({ isAnswered }) => !isAnswered).length
}

export type KeyMeaning = { readonly kind: 'choose'; readonly letter: string } | { readonly kind: 'turn'; readonly by: 1 | -1 } | { readonly kind: 'next' | 'mark' | 'back' }

/** What a key of the big screen means: a letter or number chooses, arrows turn the page, Enter goes on, M marks. */
export function readKey(key: string): KeyMeaning | null {
  if (/^[a-j]$/i.test(key)) return { kind: 'choose', letter: key.toUpperCase() }
  if (/^[1-9]$/.test(key)) return { kind: 'choose', letter: String.fromCharCode(64 + Number(key)) }
  switch (key) {
    case 'ArrowRight':
      return { kind: 'turn', by: 1 }
    case 'ArrowLeft':
      return { kind: 'turn', by: -1 }
    case 'Enter':
      return { kind: 'next' }
    case 'm':
    case 'M':
      return { kind: 'mark' }
    case 'Escape':
      return { kind: 'back' }
    default:
      return null
  }
}
