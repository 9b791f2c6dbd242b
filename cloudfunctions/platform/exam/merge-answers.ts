import { saveAnswers, type GivenAnswer, type SavedAnswer, type Saving } from '../../../src/domain/exam'
import type { AttemptDocument } from '../documents/exam'
import { Refusal } from '../refusal'

export type MergedAnswers = Extract<Saving, { kind: 'merged' }>

/** Stored and given answers together; an answer to something that is not on the paper refuses the whole call. */
export function mergeAnswers({ paper, answers }: AttemptDocument, given: readonly GivenAnswer[], nowMs: number): MergedAnswers {
  const saving = saveAnswers(paper, answers, given, nowMs)
  if (saving.kind === 'refused') throw new Refusal('BAD_REQUEST', 'an answer does not fit the paper', { issues: [`answers.${saving.questionId}: ${saving.reason}`.slice(0, 300)] })
  return saving
}

export function onWire(answers: readonly SavedAnswer[]): { questionId: string; answer: string[]; revision: number }[] {
  return answers.map(({ questionId, answer, revision }) => ({ questionId, answer: [...answer], revision }))
}
