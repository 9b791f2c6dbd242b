// The page's record of what it played and could not hand in yet, kept on the device every few seconds (PLY-06).
import type { Segment } from './segments'

export interface Journal {
  /** The page's own random name; a page that finds its predecessor's journal goes on under that name. */
  readonly page: string
  readonly enrolmentId: string
  readonly lessonId: string
  readonly token: string
  readonly segments: readonly Segment[]
  /** This device's clock; for choosing the newest and clearing away the very old. */
  readonly savedAtMs: number
}

export const journalPrefix = 'journal_'

/** Closed leases are kept by the server for so long; an older journal can earn nothing. */
export const journalLifeMs = 30 * 24 * 3_600_000

export function journalKey(page: string): string {
  return `${journalPrefix}${page}`
}

/** A stored value as a journal, or null when it is damaged, empty of use, or too old. */
export function readJournal(value: unknown, nowMs: number): Journal | null {
  if (typeof value !== 'object' || value === null) return null
  const { page, enrolmentId, lessonId, token, segments, savedAtMs } = value as Partial<Record<keyof Journal, unknown>>
  const areTexts = [page, enrolmentId, lessonId, token].every((text) => typeof text === 'string' && text !== '')
  if (!areTexts || !Array.isArray(segments) || !segments.every(isSegment)) return null
  if (typeof savedAtMs !== 'number' || savedAtMs < nowMs - journalLifeMs) return null
  return value as Journal
}

function isSegment(value: unknown): value is Segment {
  return Array.isArray(value) && value.length === 2 && value.every((end) => Number.isSafeInteger(end) && end >= 0)
}

export interface JournalStore {
  all(): Journal[]
  save(journal: Journal): void
  drop(page: string): void
}
