// How a paper is made up (EXM-06), and whether a bank can fill it. The points add up to 100; checked at publishing.
import type { Question, QuestionKind } from '../exercise'

export interface BlueprintPart {
  readonly kind: QuestionKind
  /** Only from this chapter; absent: spread over all chapters. */
  readonly chapterId?: string | undefined
  readonly count: number
  readonly pointsEach: number
}

export interface ExamBlueprint {
  readonly minutes: number
  readonly parts: readonly BlueprintPart[]
}

/** Questions that one paper takes of one kind and, where the blueprint says so, of one chapter. */
export interface Demand {
  readonly kind: QuestionKind
  readonly chapterId: string | null
  readonly needed: number
}

export interface Supply extends Demand {
  readonly available: number
}

/** With a bank of one or two papers everyone passes the second try (integrity.md). */
export const papersWanted = 3

export function isOfPart({ kind, chapterId }: Pick<Question, 'kind' | 'chapterId'>, part: { readonly kind: QuestionKind; readonly chapterId?: string | null | undefined }): boolean {
  return kind === part.kind && (part.chapterId === undefined || part.chapterId === null || part.chapterId === chapterId)
}

/** Parts of the same kind and chapter take from the same questions: their counts add up. */
export function demandsOf({ parts }: Pick<ExamBlueprint, 'parts'>): Demand[] {
  const demands = new Map<string, Demand>()
  for (const { kind, chapterId = null, count } of parts) {
    const name = `${kind} ${chapterId ?? ''}`
    demands.set(name, { kind, chapterId, needed: (demands.get(name)?.needed ?? 0) + count })
  }
  return [...demands.values()]
}

export function suppliesOf(questions: readonly Pick<Question, 'kind' | 'chapterId'>[], blueprint: Pick<ExamBlueprint, 'parts'>): Supply[] {
  return demandsOf(blueprint).map((demand) => ({ ...demand, available: questions.filter((question) => isOfPart(question, demand)).length }))
}

/** How many papers without a common question the bank holds. */
export function papersWorth(questions: readonly Pick<Question, 'kind' | 'chapterId'>[], blueprint: Pick<ExamBlueprint, 'parts'>): number {
  const worth = suppliesOf(questions, blueprint).filter(({ needed }) => needed > 0).map(({ needed, available }) => Math.floor(available / needed))
  return worth.length === 0 ? 0 : Math.min(...worth)
}

export function pointsOf({ parts }: Pick<ExamBlueprint, 'parts'>): number {
  return parts.reduce((total, part) => total + part.count * part.pointsEach, 0)
}

/** Kinds of which some parts name a chapter and others none: the latter could take what the former need. */
export function mixedKinds({ parts }: Pick<ExamBlueprint, 'parts'>): QuestionKind[] {
  const kinds = [...new Set(parts.map(({ kind }) => kind))]
  return kinds.filter((kind) => new Set(parts.filter((part) => part.kind === kind).map(({ chapterId }) => chapterId === undefined)).size > 1)
}
