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

/** What a key of the big screen means: A–E or 1–5 choose, arrows turn the page, M marks. */
export function readKey(key: string): { readonly kind: 'choose'; readonly letter: string } | { readonly kind: 'turn'; readonly by: 1 | -1 } | { readonly kind: 'mark' } | null {
  if (/^[a-e]$/i.test(key)) return { kind: 'choose', letter: key.toUpperCase() }
  if (/^[1-5]$/.test(key)) return { kind: 'choose', letter: String.fromCharCode(64 + Number(key)) }
  if (key === 'ArrowRight') return { kind: 'turn', by: 1 }
  if (key === 'ArrowLeft') return { kind: 'turn', by: -1 }
  return key === 'm' || key === 'M' ? { kind: 'mark' } : null
}
