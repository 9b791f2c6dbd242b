import { createHash } from 'node:crypto'
import type { PaperItem, SavedAnswer } from '../../../src/domain/exam'

/** What was answered, for the evidence: the same answers always hash the same. */
export function answersHash(answers: readonly SavedAnswer[]): string {
  const sorted = [...answers].sort((left, right) => (left.questionId < right.questionId ? -1 : 1))
  return sha256(JSON.stringify(sorted.map(({ questionId, answer, revision }) => [questionId, answer, revision])))
}

export function paperHash(paper: readonly PaperItem[]): string {
  return sha256(JSON.stringify(paper.map(({ questionId, optionKeys, points }) => [questionId, optionKeys, points])))
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
