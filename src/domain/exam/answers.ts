// Saved answers (EXM-06): a newer revision replaces an older one, never the other way; what is saved is never lost.
import type { EpochMs } from '../units'
import type { PaperItem } from './draw-paper'

/** What the trainee tapped: letters by position, sorted; none means the answer was cleared. */
export interface GivenAnswer {
  readonly questionId: string
  readonly answer: readonly string[]
  readonly revision: number
}

export interface SavedAnswer extends GivenAnswer {
  /** The server's time of the first and of the last save: what the reports on answer times know. */
  readonly firstSavedAtMs: EpochMs
  readonly savedAtMs: EpochMs
}

export type Saving =
  | { readonly kind: 'merged'; readonly answers: readonly SavedAnswer[]; readonly saved: number; readonly kept: readonly SavedAnswer[]; readonly hasChanged: boolean }
  | { readonly kind: 'refused'; readonly reason: 'NOT_ON_PAPER' | 'NO_SUCH_OPTION' | 'ONE_OPTION_ONLY'; readonly questionId: string }

/**
 * A save that arrives twice changes nothing and counts as saved. `kept` are the stored answers that stand against an
 * older save, or against a different one of the same revision: the first to arrive wins.
 */
export function saveAnswers(paper: readonly PaperItem[], stored: readonly SavedAnswer[], given: readonly GivenAnswer[], nowMs: EpochMs): Saving {
  const items = new Map(paper.map((item) => [item.questionId, item]))
  const answers = new Map(stored.map((answer) => [answer.questionId, answer]))
  const kept = new Map<string, SavedAnswer>()
  let saved = 0
  let hasChanged = false
  for (const { questionId, answer, revision } of given) {
    const item = items.get(questionId)
    if (!item) return { kind: 'refused', reason: 'NOT_ON_PAPER', questionId }
    const letters = [...new Set(answer)].sort()
    if (letters.some((letter) => optionIndex(letter) >= item.optionKeys.length)) return { kind: 'refused', reason: 'NO_SUCH_OPTION', questionId }
    if (item.kind !== 'multiple' && letters.length > 1) return { kind: 'refused', reason: 'ONE_OPTION_ONLY', questionId }
    const before = answers.get(questionId)
    if (before && before.revision === revision && before.answer.join('') === letters.join('')) {
      saved += 1
    } else if (before && before.revision >= revision) {
      kept.set(questionId, before)
    } else {
      answers.set(questionId, { questionId, answer: letters, revision, firstSavedAtMs: before?.firstSavedAtMs ?? nowMs, savedAtMs: nowMs })
      kept.delete(questionId)
      saved += 1
      hasChanged = true
    }
  }
  return { kind: 'merged', answers: [...answers.values()], saved, kept: [...kept.values()], hasChanged }
}

/** 0 for A. */
export function optionIndex(letter: string): number {
  return letter.charCodeAt(0) - 65
}

/** A for 0. */
export function optionLetter(index: number): string {
  return String.fromCharCode(65 + index)
}

export function countAnswered(answers: readonly GivenAnswer[]): number {
  return answers.filter(({ answer }) => answer.length > 0).length
}
