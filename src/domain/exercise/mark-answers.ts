// Marking an objective question (EXC-01, EXM-02): right means exactly the right options, no more and no fewer.
import type { Question } from './question'

/** Whether the answer is right: the chosen options and the key are the same set. */
export function markAnswers(question: Pick<Question, 'answer'>, answer: readonly string[]): boolean {
  const chosen = new Set(answer)
  return chosen.size === question.answer.length && question.answer.every((key) => chosen.has(key))
}

/** The ids of the questions answered wrongly or not at all, in the order of the questions. */
export function wrongQuestions(
  questions: readonly Pick<Question, 'questionId' | 'answer'>[],
  answers: readonly { readonly questionId: string; readonly answer: readonly string[] }[],
): string[] {
  // The last answer to a question counts: a report that names one twice corrects itself.
  const given = new Map(answers.map(({ questionId, answer }) => [questionId, answer]))
  return questions.filter((question) => !markAnswers(question, given.get(question.questionId) ?? [])).map(({ questionId }) => questionId)
}
