// Answers as a page holds them.

export interface LocalAnswer {
  readonly letters: readonly string[]
  /** Grows with every change of this answer. */
  readonly revision: number
}

export type AnswersByQuestion = Readonly<Record<string, LocalAnswer>>
export type SentByQuestion = Readonly<Record<string, readonly LocalAnswer[]>>

export function sameLetters(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((letter, index) => letter === right[index])
}
