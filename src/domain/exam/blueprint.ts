// How a paper is made up (EXM-06). The points add up to 100; checked at publishing.
import type { QuestionKind } from '../exercise'

export interface BlueprintPart {
  readonly kind: QuestionKind
  readonly count: number
  readonly pointsEach: number
}

export interface ExamBlueprint {
  readonly minutes: number
  readonly parts: readonly BlueprintPart[]
}
