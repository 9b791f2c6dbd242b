// The files a course is published from: `<course>.json` with `<course>-exercises.json` and, for a specialty course,
// `<course>-exam.json` beside it. Media names are names in the private store.
import * as v from 'valibot'
import { questionKinds } from '../../domain/exercise'
import { specialties } from '../../domain/specialty'
import { count, creditHours, filledText, list, record, text } from '../fields'
import { filePath } from './operator-fields'

/** Without `_`, which joins ids in document keys. */
const catalogueId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9.-]{1,40}$/))
const optionKey = v.pipe(v.string(), v.regex(/^[A-Z]$/))
const version = v.pipe(count(100_000), v.minValue(1))

const question = record({
  questionId: catalogueId,
  /** For the writer's overview; the lesson's own list decides. */
  lessonId: v.optional(catalogueId),
  chapterId: catalogueId,
  kind: v.picklist(questionKinds),
  difficulty: v.pipe(count(5), v.minValue(1)),
  stem: filledText(1000),
  options: list(record({ key: optionKey, text: filledText(500) }), 8),
  answer: v.pipe(list(optionKey, 8), v.minLength(1)),
  explanation: text(1000),
})

export const questionFile = record({ courseId: catalogueId, version, questions: list(question, 5000) })

export const courseFile = record({
  courseId: catalogueId,
  version,
  kind: v.picklist(['common', 'specialty']),
  specialty: v.optional(v.nullable(v.picklist(specialties)), null),
  title: filledText(100),
  exam: v.optional(
    v.nullable(
      record({
        minutes: v.pipe(count(600), v.minValue(1)),
        /** For the reader; the rule set decides (EXM-03). */
        passMark: v.optional(count(100)),
        parts: v.pipe(
          list(
            record({
              kind: v.picklist(questionKinds),
              /** Only from this chapter; without it from all of them. */
              chapterId: v.optional(catalogueId),
              count: v.pipe(count(200), v.minValue(1)),
              pointsEach: v.pipe(count(100), v.minValue(1)),
            }),
            60,
          ),
          v.minLength(1),
        ),
      }),
    ),
    null,
  ),
  chapters: v.pipe(
    list(
      record({
        chapterId: catalogueId,
        title: filledText(100),
        lessons: v.pipe(list(record({ lessonId: catalogueId, title: filledText(100), creditHours: v.pipe(creditHours, v.minValue(1)), media: filePath, exercise: list(catalogueId, 50) }), 100), v.minLength(1)),
      }),
      60,
    ),
    v.minLength(1),
  ),
})
