// What the device keeps of an open paper, so that neither a kill nor a lost network loses an answer (EXM-06).
import type { AnswersByQuestion, LocalAnswer, SentByQuestion } from './answers'

export interface Journal {
  readonly attemptId: string
  readonly page: string
  readonly epoch: number
  readonly answers: AnswersByQuestion
  readonly acknowledged: Readonly<Record<string, number>>
  readonly sent: SentByQuestion
  readonly marked: readonly string[]
  readonly index: number
}

export interface JournalStore {
  read(enrolmentId: string): Journal | null
  /** False when the device would not keep it. */
  keep(enrolmentId: string, journal: Journal): boolean
  drop(enrolmentId: string): void
}

/** A stored value as a journal; null when it is none (an older version of the client, or somebody else's). */
export function readJournal(value: unknown): Journal | null {
  if (!isObject(value)) return null
  const { attemptId, page, epoch, answers, acknowledged, sent, marked, index } = value
  const isJournal =
    typeof attemptId === 'string' &&
    typeof page === 'string' &&
    typeof epoch === 'number' &&
    typeof index === 'number' &&
    Array.isArray(marked) &&
    marked.every((questionId) => typeof questionId === 'string') &&
    isObject(answers) &&
    Object.values(answers).every(isAnswer) &&
    isObject(sent) &&
    Object.values(sent).every((list) => Array.isArray(list) && list.every(isAnswer)) &&
    isObject(acknowledged) &&
    Object.values(acknowledged).every((revision) => typeof revision === 'number')
  return isJournal ? (value as unknown as Journal) : null
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isAnswer(value: unknown): value is LocalAnswer {
  return isObject(value) && typeof value['revision'] === 'number' && Array.isArray(value['letters']) && value['letters'].every((letter) => typeof letter === 'string')
}
