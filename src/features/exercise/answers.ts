// What has been chosen so far. Pure.
import type { ExerciseQuestion, OptionLetter } from './text'

export type Chosen = Readonly<Record<string, readonly OptionLetter[]>>

/** A tap on an option: multiple choice toggles, everything else replaces. */
export function choose(chosen: Chosen, question: ExerciseQuestion, letter: OptionLetter): Chosen {
  const before = chosen[question.questionId] ?? []
  if (question.kind !== 'multiple') return { ...chosen, [question.questionId]: [letter] }
  const after = before.includes(letter) ? before.filter((other) => other !== letter) : [...before, letter]
  return { ...chosen, [question.questionId]: after }
}

/** The numbers, from 1, of questions without an answer. */
export function unanswered(questions: readonly ExerciseQuestion[], chosen: Chosen): number[] {
  return questions.flatMap((question, index) => ((chosen[question.questionId] ?? []).length === 0 ? [index + 1] : []))
}

export function answersOf(questions: readonly ExerciseQuestion[], chosen: Chosen): { questionId: string; answer: OptionLetter[] }[] {
  return questions.map(({ questionId }) => ({ questionId, answer: [...(chosen[questionId] ?? [])] }))
}
