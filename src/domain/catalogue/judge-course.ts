// Whether a course version may be published (CAT-02, CAT-04, EXM-06): a published version is never changed.
import { mixedKinds, papersWanted, pointsOf, suppliesOf, type Supply } from '../exam/index'
import { hasOneKeyOnly, isSoundQuestion, questionIdentity, showsKey, type Question } from '../exercise/index'
import type { RuleSet } from '../rules'
import type { CreditHours } from '../units'
import type { CoursePlan, LessonPlan, MediaFacts } from './course-plan'

export type CourseProblem =
  | 'COURSE_HOURS'
  | 'SPECIALTY_NEEDED'
  | 'EXAM_NEEDED'
  | 'EXAM_ON_COMMON'
  | 'ID_TWICE'
  | 'LESSON_ELSEWHERE'
  | 'MEDIA_MISSING'
  | 'MEDIA_UNREADABLE'
  | 'MEDIA_CODEC'
  | 'MEDIA_SHORT'
  | 'EXERCISE_EMPTY'
  | 'EXERCISE_UNKNOWN'
  | 'EXERCISE_UNUSED'
  | 'EXERCISE_SHARED'
  | 'QUESTION_UNSOUND'
  | 'QUESTION_CHAPTER'
  | 'STEM_SHOWS_KEY'
  | 'POOLS_OVERLAP'
  | 'POINTS_NOT_100'
  | 'BLUEPRINT_CHAPTER'
  | 'BLUEPRINT_MIXED'
  | 'BANK_TOO_SMALL'

/** Told at publishing, and published. */
export type CourseWarning = 'BANK_BELOW_THREE_PAPERS' | 'MULTIPLE_WITH_ONE_KEY'

export interface CourseFinding<Code> {
  readonly code: Code
  /** The lesson, question or part it is about. */
  readonly place: string
  readonly values?: readonly (string | number)[]
}

export interface CourseVerdict {
  readonly problems: readonly CourseFinding<CourseProblem>[]
  readonly warnings: readonly CourseFinding<CourseWarning>[]
  readonly creditHours: CreditHours
}

/** A video may fall this much short of its hours: cutting and encoding shave off a little. */
const shortfallTolerated = 0.01

/** `media` holds what was read per file name; null for a file that is no readable video, absent for a missing one. */
export function judgeCourse(plan: CoursePlan, media: ReadonlyMap<string, MediaFacts | null>, rules: Pick<RuleSet, 'courseHours' | 'secondsOfVideoPerCreditHour'>): CourseVerdict {
  const lessons = plan.chapters.flatMap((chapter) => chapter.lessons)
  const creditHours = lessons.reduce((total, lesson) => total + lesson.creditHours, 0)
  const needed = rules.courseHours[plan.kind]
  const problems: CourseFinding<CourseProblem>[] = []
  if (creditHours !== needed) problems.push({ code: 'COURSE_HOURS', place: plan.courseId, values: [creditHours / 100, needed / 100] })
  if (plan.kind === 'specialty' && plan.specialty === null) problems.push({ code: 'SPECIALTY_NEEDED', place: plan.courseId })
  if (plan.kind === 'specialty' && plan.exam === null) problems.push({ code: 'EXAM_NEEDED', place: plan.courseId })
  if (plan.kind === 'common' && (plan.exam !== null || plan.bank.length > 0)) problems.push({ code: 'EXAM_ON_COMMON', place: plan.courseId })
  problems.push(
    ...repeated(plan.chapters.map((chapter) => chapter.chapterId)),
    ...repeated(lessons.map((lesson) => lesson.lessonId)),
    ...repeated([...plan.exercises, ...plan.bank].map((question) => question.questionId)),
    ...lessons.flatMap((lesson) => judgeMedia(lesson, media, rules.secondsOfVideoPerCreditHour)),
    ...judgeExercises(plan, lessons),
    ...[...plan.exercises, ...plan.bank].flatMap((question) => judgeQuestion(question, plan)),
    ...judgePools(plan),
    ...judgeBlueprint(plan),
  )
  return { problems, warnings: [...oneKeyOnly(plan), ...lacksForThreePapers(plan)], creditHours }
}

/**
 * Lesson ids that another course uses. Progress and hours are kept by lesson id: earned in the one course, the lesson
 * would stand as earned in the other (HRS-01).
 */
export function lessonsElsewhere({ courseId }: Pick<CoursePlan, 'courseId'>, namesakes: readonly { readonly lessonId: string; readonly courseId: string }[]): CourseFinding<CourseProblem>[] {
  const foreign = new Map(namesakes.filter((lesson) => lesson.courseId !== courseId).map((lesson) => [lesson.lessonId, lesson.courseId]))
  return [...foreign].map(([place, other]) => ({ code: 'LESSON_ELSEWHERE', place, values: [other] }))
}

function repeated(ids: readonly string[]): CourseFinding<CourseProblem>[] {
  const seen = new Set<string>()
  const twice = ids.filter((one) => seen.has(one) || !seen.add(one))
  return [...new Set(twice)].map((place) => ({ code: 'ID_TWICE', place }))
}

function judgeMedia(lesson: LessonPlan, media: ReadonlyMap<string, MediaFacts | null>, secondsPerHour: number): CourseFinding<CourseProblem>[] {
  const facts = media.get(lesson.media)
  if (facts === undefined) return [{ code: 'MEDIA_MISSING', place: lesson.lessonId, values: [lesson.media] }]
  if (facts === null) return [{ code: 'MEDIA_UNREADABLE', place: lesson.lessonId, values: [lesson.media] }]
  const neededMs = Math.round((lesson.creditHours / 100) * secondsPerHour * 1000)
  const found: CourseFinding<CourseProblem>[] = []
  // Phones and WeChat for Windows all play H.264; other codecs stay black on some of them.
  if (!facts.videoCodec.startsWith('avc1')) found.push({ code: 'MEDIA_CODEC', place: lesson.lessonId, values: [lesson.media, facts.videoCodec || '无视频'] })
  if (facts.mediaMs < neededMs * (1 - shortfallTolerated)) found.push({ code: 'MEDIA_SHORT', place: lesson.lessonId, values: [Math.round(facts.mediaMs / 1000), Math.round(neededMs / 1000)] })
  return found
}

function judgeExercises(plan: CoursePlan, lessons: readonly LessonPlan[]): CourseFinding<CourseProblem>[] {
  const known = new Set(plan.exercises.map((question) => question.questionId))
  const used = lessons.flatMap((lesson) => lesson.exercise)
  const usedOnce = new Set(used)
  return [
    ...lessons.filter((lesson) => lesson.exercise.length === 0).map((lesson) => ({ code: 'EXERCISE_EMPTY', place: lesson.lessonId }) as const),
    ...lessons.flatMap((lesson) => lesson.exercise.filter((one) => !known.has(one)).map((one) => ({ code: 'EXERCISE_UNKNOWN', place: lesson.lessonId, values: [one] }) as const)),
    ...repeated(used).map(({ place }) => ({ code: 'EXERCISE_SHARED', place }) as const),
    ...plan.exercises.filter((question) => !usedOnce.has(question.questionId)).map((question) => ({ code: 'EXERCISE_UNUSED', place: question.questionId }) as const),
  ]
}

function judgeQuestion(question: Question, plan: CoursePlan): CourseFinding<CourseProblem>[] {
  const place = question.questionId
  const found: CourseFinding<CourseProblem>[] = isSoundQuestion(question) ? [] : [{ code: 'QUESTION_UNSOUND', place }]
  if (showsKey(question)) found.push({ code: 'STEM_SHOWS_KEY', place })
  if (!plan.chapters.some((chapter) => chapter.chapterId === question.chapterId)) found.push({ code: 'QUESTION_CHAPTER', place, values: [question.chapterId] })
  return found
}

function oneKeyOnly(plan: CoursePlan): CourseFinding<CourseWarning>[] {
  return [...plan.exercises, ...plan.bank].filter(hasOneKeyOnly).map((question) => ({ code: 'MULTIPLE_WITH_ONE_KEY', place: question.questionId }))
}

/** A question practised after a lesson must not come in the exam, not even under another id. */
function judgePools(plan: CoursePlan): CourseFinding<CourseProblem>[] {
  const practised = new Map(plan.exercises.map((question) => [questionIdentity(question), question.questionId]))
  return plan.bank.flatMap((question) => {
    const twin = practised.get(questionIdentity(question))
    return twin === undefined ? [] : [{ code: 'POOLS_OVERLAP', place: question.questionId, values: [twin] } as const]
  })
}

function judgeBlueprint(plan: CoursePlan): CourseFinding<CourseProblem>[] {
  const { exam, chapters } = plan
  if (exam === null) return []
  const points = pointsOf(exam)
  const known = new Set(chapters.map(({ chapterId }) => chapterId))
  const unknown = [...new Set(exam.parts.flatMap(({ chapterId }) => (chapterId === undefined || known.has(chapterId) ? [] : [chapterId])))]
  return [
    ...(points === 100 ? [] : [{ code: 'POINTS_NOT_100', place: plan.courseId, values: [points] } as const]),
    ...unknown.map((place) => ({ code: 'BLUEPRINT_CHAPTER', place }) as const),
    ...mixedKinds(exam).map((place) => ({ code: 'BLUEPRINT_MIXED', place }) as const),
    ...lacksForOnePaper(plan),
  ]
}

type BankOfCourse = Pick<CoursePlan, 'exam' | 'bank'> & { readonly chapters: readonly { readonly chapterId: string; readonly title: string }[] }

/** What the bank lacks for one paper, by kind and chapter. */
export function lacksForOnePaper(plan: BankOfCourse): CourseFinding<'BANK_TOO_SMALL'>[] {
  return suppliesOf(plan.bank, plan.exam ?? { parts: [] })
    .filter(({ available, needed }) => available < needed)
    .map((supply) => ({ code: 'BANK_TOO_SMALL', place: supply.kind, values: [supply.available, supply.needed, chapterTitle(plan, supply)] }))
}

/** What it lacks for three papers, where it can fill one. */
export function lacksForThreePapers(plan: BankOfCourse): CourseFinding<'BANK_BELOW_THREE_PAPERS'>[] {
  return suppliesOf(plan.bank, plan.exam ?? { parts: [] })
    .filter(({ available, needed }) => available >= needed && available < needed * papersWanted)
    .map((supply) => ({ code: 'BANK_BELOW_THREE_PAPERS', place: supply.kind, values: [supply.available, supply.needed * papersWanted, chapterTitle(plan, supply)] }))
}

function chapterTitle({ chapters }: BankOfCourse, { chapterId }: Supply): string {
  if (chapterId === null) return ''
  return `“${chapters.find((chapter) => chapter.chapterId === chapterId)?.title ?? chapterId}”`
}
