// The paper as the server holds it and what this device kept of it, put together on opening (EXM-06).
import { sameLetters, type LocalAnswer } from './answers'
import type { Journal } from './journal'
import type { RoomState, WireAnswer } from './state'

type Merged = Pick<RoomState, 'answers' | 'acknowledged'>

/**
 * A newer answer of this device goes on unsaved and is handed in again. Where another device has held the paper
 * meanwhile, what it saved later stands: its person saw the answer and changed it.
 */
export function mergeJournal(stored: readonly WireAnswer[], journal: Journal | null, epoch: number): Merged {
  const answers: Record<string, LocalAnswer> = {}
  const acknowledged: Record<string, number> = {}
  for (const { questionId, answer, revision } of stored) {
    answers[questionId] = { letters: answer, revision }
    acknowledged[questionId] = revision
  }
  for (const [questionId, local] of Object.entries(journal?.answers ?? {})) {
    const server = answers[questionId]
    if (journal && (!server || (local.revision > server.revision && isOwn(questionId, server, journal, epoch)))) answers[questionId] = local
  }
  return { answers, acknowledged }
}

/** Whether the server's answer came from this device: nobody held the paper since, or we know or handed over exactly this. */
function isOwn(questionId: string, server: LocalAnswer, journal: Journal, epoch: number): boolean {
  if (journal.epoch === epoch || server.revision <= (journal.acknowledged[questionId] ?? 0)) return true
  return (journal.sent[questionId] ?? []).some(({ revision, letters }) => revision === server.revision && sameLetters(letters, server.letters))
}
