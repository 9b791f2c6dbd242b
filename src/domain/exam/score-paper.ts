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

/** The keys of a bank, prepared once for any number of papers. */
export type KeysById = ReadonlyMap<string, PaperKey>

export function keysById(keys: readonly PaperKey[]): KeysById {
  return new Map(keys.map((key) => [key.questionId, key]))
}

export function scorePaper(
  paper: readonly PaperItem[],
  answers: readonly GivenAnswer[],
  keys: KeysById,
  rules: Pick<ExamRules, 'passMark' | 'multipleChoice'>,
): Marking {
  const lettersOf = lookUp(answers)
  const chapters = new Map<string, { earned: number; possible: number }>()
  let earned = 0
  for (const item of paper) {
    const key = keys.get(item.questionId)
    if (!key) throw new Error(`the bank has no key for ${item.questionId}`)
    const got = item.points * earnedShares(item, lettersOf(item.questionId), key, rules.multipleChoice)
    let chapter = chapters.get(key.chapterId)
    if (chapter === undefined) chapters.set(key.chapterId, (chapter = { earned: 0, possible: 0 }))
    chapter.earned += got
    chapter.possible += item.points * shares
    earned += got
  }
  const score = Math.min(100, Math.floor(earned / shares))
  return {
    score,
    isPassed: score >= rules.passMark,
    weakChapterIds: [...chapters].filter(([, chapter]) => chapter.earned * 100 < chapter.possible * rules.passMark).map(([chapterId]) => chapterId),
  }
}

/** Most people answer in the paper's order: the next answer is nearly always the one that is asked for. */
function lookUp(answers: readonly GivenAnswer[]): (questionId: string) => readonly string[] {
  let byQuestion: ReadonlyMap<string, readonly string[]> | null = null
  let next = 0
  return (questionId) => {
    const expected = answers[next]
    if (expected?.questionId === questionId) {
      next += 1
      return expected.answer
    }
    byQuestion ??= new Map(answers.map((given) => [given.questionId, given.answer]))
    return byQuestion.get(questionId) ?? []
  }
}

function earnedShares(item: PaperItem, letters: readonly string[], key: PaperKey, multipleChoice: ExamRules['multipleChoice']): number {
  let chosen = 0
  let right = 0
  for (const letter of letters) {
    const index = optionIndex(letter)
    const option = item.optionKeys[index]
    if (option === undefined || !key.answer.includes(option)) return 0
    // a letter given twice is one choice; a paper has ten options at most
    if ((chosen & (1 << index)) !== 0) continue
    chosen |= 1 << index
    right += 1
  }
  if (right === 0) return 0
  if (right === key.answer.length) return shares
  return item.kind === 'multiple' && multipleChoice === 'partial' ? Math.floor((shares * right) / key.answer.length) : 0
}
