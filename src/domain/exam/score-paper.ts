// Marks a paper (EXM-03, EXM-07). Single choice and true/false: right or nothing. Multiple choice by the rule set:
// all or nothing, or a share for a part of the right options as long as none is wrong. The total is rounded down
// once, at the end: 59.9 is no pass.
import type { ExamRules } from '../rules'
import { optionIndex, type GivenAnswer } from './answers'
import type { PaperItem } from './draw-paper'

export interface PaperKey {
  readonly questionId: string
  /** The bank's keys of all right options. */
  readonly answer: readonly string[]
  readonly chapterId: string
}

export interface Marking {
  /** Whole points, 0 to 100. */
  readonly score: number
  readonly isPassed: boolean
  /** Chapters that earned less than the pass mark's share of their points. */
  readonly weakChapterIds: readonly string[]
}

/** Shares of a point that add up exactly for up to ten right options (the least common multiple of 1 to 10). */
const shares = 2_520

export function scorePaper(
  paper: readonly PaperItem[],
  answers: readonly GivenAnswer[],
  keys: readonly PaperKey[],
  rules: Pick<ExamRules, 'passMark' | 'multipleChoice'>,
): Marking {
  const keyOf = new Map(keys.map((key) => [key.questionId, key]))
  const answerOf = new Map(answers.map(({ questionId, answer }) => [questionId, answer]))
  const chapters = new Map<string, { earned: number; possible: number }>()
  let earned = 0
  for (const item of paper) {
    const key = keyOf.get(item.questionId)
    if (!key) throw new Error(`the bank has no key for ${item.questionId}`)
    const got = item.points * earnedShares(item, answerOf.get(item.questionId) ?? [], key, rules.multipleChoice)
    const chapter = chapters.get(key.chapterId) ?? { earned: 0, possible: 0 }
    chapters.set(key.chapterId, { earned: chapter.earned + got, possible: chapter.possible + item.points * shares })
    earned += got
  }
  const score = Math.min(100, Math.floor(earned / shares))
  return {
    score,
    isPassed: score >= rules.passMark,
    weakChapterIds: [...chapters].filter(([, chapter]) => chapter.earned * 100 < chapter.possible * rules.passMark).map(([chapterId]) => chapterId),
  }
}

function earnedShares(item: PaperItem, letters: readonly string[], key: PaperKey, multipleChoice: ExamRules['multipleChoice']): number {
  const chosen = new Set(letters.map((letter) => item.optionKeys[optionIndex(letter)]))
  const rightKeys = new Set(key.answer)
  const right = [...chosen].filter((option) => option !== undefined && rightKeys.has(option)).length
  const hasWrong = right < chosen.size
  if (hasWrong || right === 0) return 0
  if (right === rightKeys.size) return shares
  return item.kind === 'multiple' && multipleChoice === 'partial' ? Math.floor((shares * right) / rightKeys.size) : 0
}
