// A judged course version as the documents that are stored, and the comparison with what is stored already.
import type { CoursePlan } from '../../../src/domain/catalogue'
import { canonicalText } from '../../platform/canonical-text'
import type { MediaDocument } from '../../platform/documents/house'
import type { BankDocument, CourseDocument, LessonDocument } from '../../platform/documents/learning'

export interface Publication {
  readonly course: CourseDocument
  readonly lessons: LessonDocument[]
  readonly bank: BankDocument | null
}

export function courseDocuments(plan: CoursePlan, media: ReadonlyMap<string, MediaDocument>, by: { readonly publishedAtMs: number; readonly publishedBy: string }): Publication {
  const questions = new Map(plan.exercises.map((question) => [question.questionId, question]))
  const lessons = plan.chapters.flatMap((chapter) =>
    chapter.lessons.map((lesson): LessonDocument => {
      const file = media.get(lesson.media)
      if (!file) throw new Error(`the video of ${lesson.lessonId} was not read`)
      return {
        _id: `${lesson.lessonId}_${plan.version}`,
        lessonId: lesson.lessonId,
        courseId: plan.courseId,
        courseVersion: plan.version,
        chapterId: chapter.chapterId,
        title: lesson.title,
        creditHours: lesson.creditHours,
        mediaPath: lesson.media,
        mediaMs: file.mediaMs,
        mediaBytes: file.bytes,
        mediaSha256: file.sha256,
        exercise: lesson.exercise.flatMap((one) => questions.get(one) ?? []),
      }
    }),
  )
  const outline = (lessonId: string) => {
    const lesson = lessons.find((one) => one.lessonId === lessonId) as LessonDocument
    return { lessonId, title: lesson.title, creditHours: lesson.creditHours, mediaMs: lesson.mediaMs, mediaBytes: lesson.mediaBytes }
  }
  const course: CourseDocument = {
    _id: `${plan.courseId}_${plan.version}`,
    courseId: plan.courseId,
    version: plan.version,
    kind: plan.kind,
    specialty: plan.specialty,
    title: plan.title,
    creditHours: lessons.reduce((total, lesson) => total + lesson.creditHours, 0),
    chapters: plan.chapters.map(({ chapterId, title, lessons: own }) => ({ chapterId, title, lessons: own.map((lesson) => outline(lesson.lessonId)) })),
    exam: plan.exam,
    ...by,
  }
  return { course, lessons, bank: plan.exam === null ? null : { _id: course._id, courseId: plan.courseId, version: plan.version, revision: 1, source: null, questions: [...plan.bank] } }
}

/** Same content, whoever published it and when. */
export function samePublication(wanted: Publication, stored: { readonly course: CourseDocument | null; readonly lessons: readonly LessonDocument[]; readonly bank: BankDocument | null }): boolean {
  const { course, lessons, bank } = stored
  if (!course) return false
  const content = (one: Publication): string =>
    canonicalText({ course: { ...one.course, publishedAtMs: 0, publishedBy: '' }, lessons: [...one.lessons].sort((left, right) => (left._id < right._id ? -1 : 1)), bank: one.bank })
  return content(wanted) === content({ course, lessons: [...lessons], bank })
}
