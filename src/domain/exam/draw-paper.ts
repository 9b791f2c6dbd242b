// Draws one paper from the bank by its blueprint (EXM-06): by kind and chapter, new questions first, shuffled, and the
// same for the same seed.
import type { Question, QuestionKind } from '../exercise'
import { isOfPart, type BlueprintPart, type ExamBlueprint } from './blueprint'
import { seededRandom, shuffled } from './seeded-random'

/** One question of a frozen paper. `optionKeys` are the bank's keys in the order shown: the first is letter A. */
export interface PaperItem {
  readonly questionId: string
  readonly kind: QuestionKind
  readonly optionKeys: readonly string[]
  readonly points: number
}

export type Draw =
  | { readonly kind: 'drawn'; readonly paper: readonly PaperItem[] }
  | { readonly kind: 'refused'; readonly reason: 'BANK_TOO_SMALL'; readonly questionKind: QuestionKind; readonly chapterId: string | null; readonly needed: number; readonly available: number }

export interface DrawInput {
  readonly questions: readonly Question[]
  readonly blueprint: ExamBlueprint
  /** Question ids of the last papers, the latest last. */
  readonly recentPapers: readonly (readonly string[])[]
  readonly seed: string
}

/**
 * Parts stay in the blueprint's order; inside a part questions are shuffled, and so are the options of all but
 * true/false questions. Chapters of one kind that follow each other are shuffled together: the paper shows no chapters.
 * Questions of the last two papers are taken only when new ones of the part run out, the older ones first.
 */
export function drawPaper({ questions, blueprint, recentPapers, seed }: DrawInput): Draw {
  const random = seededRandom(seed)
  const lastSeenIn = new Map<string, number>()
  recentPapers.slice(-2).forEach((paper, index) => paper.forEach((questionId) => lastSeenIn.set(questionId, index + 1)))
  const chapterLoad = new Map<string, number>()
  const taken = new Set<string>()
  const paper: PaperItem[] = []

  for (const section of sectionsOf(blueprint.parts)) {
    const picked: { readonly question: Question; readonly points: number }[] = []
    for (const part of section) {
      const candidates = shuffled(questions.filter((question) => isOfPart(question, part) && !taken.has(question.questionId)), random)
      if (candidates.length < part.count) return { kind: 'refused', reason: 'BANK_TOO_SMALL', questionKind: part.kind, chapterId: part.chapterId ?? null, needed: part.count, available: candidates.length }
      for (const question of pickSpread(candidates, part, lastSeenIn, chapterLoad)) {
        taken.add(question.questionId)
        picked.push({ question, points: part.pointsEach })
      }
    }
    for (const { question, points } of shuffled(picked, random)) {
      const keys = question.options.map(({ key }) => key)
      paper.push({ questionId: question.questionId, kind: question.kind, optionKeys: question.kind === 'judge' ? keys : shuffled(keys, random), points })
    }
  }
  return { kind: 'drawn', paper }
}

/** Parts to be shuffled together: neighbours of one kind that name their chapters. */
function sectionsOf(parts: readonly BlueprintPart[]): BlueprintPart[][] {
  const sections: BlueprintPart[][] = []
  for (const part of parts) {
    const last = sections.at(-1)
    if (last && part.chapterId !== undefined && last[0]?.chapterId !== undefined && last[0].kind === part.kind) last.push(part)
    else sections.push([part])
  }
  return sections
}

/** Takes the question seen longest ago from the chapter that has the fewest so far, again and again. */
function pickSpread(candidates: readonly Question[], part: BlueprintPart, lastSeenIn: ReadonlyMap<string, number>, chapterLoad: Map<string, number>): Question[] {
  const chosen: Question[] = []
  const left = [...candidates]
  while (chosen.length < part.count) {
    let best = 0
    for (let index = 1; index < left.length; index += 1) {
      if (rank(left[index] as Question, lastSeenIn, chapterLoad) < rank(left[best] as Question, lastSeenIn, chapterLoad)) best = index
    }
    const [question] = left.splice(best, 1) as [Question]
    chapterLoad.set(question.chapterId, (chapterLoad.get(question.chapterId) ?? 0) + 1)
    chosen.push(question)
  }
  return chosen
}

/** Never seen before anything else; then the emptier chapter. A paper has fewer than 1,000 questions. */
function rank({ questionId, chapterId }: Question, lastSeenIn: ReadonlyMap<string, number>, chapterLoad: ReadonlyMap<string, number>): number {
  return (lastSeenIn.get(questionId) ?? 0) * 1_000 + (chapterLoad.get(chapterId) ?? 0)
}

/** How many of the paper's questions, in hundredths, stood in one of the last two papers; rounded up. */
export function overlapPercent(paper: readonly PaperItem[], recentPapers: readonly (readonly string[])[]): number {
  if (paper.length === 0) return 0
  const seen = new Set(recentPapers.slice(-2).flat())
  return Math.ceil((100 * paper.filter(({ questionId }) => seen.has(questionId)).length) / paper.length)
}
