// A course version as it is handed in for publishing (CAT-02, CAT-04).
import type { ExamBlueprint } from '../exam/index'
import type { Question } from '../exercise/index'
import type { Specialty } from '../specialty'
import type { CreditHours, Milliseconds } from '../units'

export interface LessonPlan {
  readonly lessonId: string
  readonly title: string
  readonly creditHours: CreditHours
  /** The video's name in the private store. */
  readonly media: string
  /** Question ids, in order. */
  readonly exercise: readonly string[]
}

export interface ChapterPlan {
  readonly chapterId: string
  readonly title: string
  readonly lessons: readonly LessonPlan[]
}

export interface CoursePlan {
  readonly courseId: string
  readonly version: number
  readonly kind: 'common' | 'specialty'
  readonly specialty: Specialty | null
  readonly title: string
  readonly exam: ExamBlueprint | null
  readonly chapters: readonly ChapterPlan[]
  readonly exercises: readonly Question[]
  readonly bank: readonly Question[]
}

/** What was read from a video file itself. */
export interface MediaFacts {
  readonly mediaMs: Milliseconds
  /** As the file says: `avc1.…` is H.264. */
  readonly videoCodec: string
}
