// The one next step of a trainee (screens: 学习): what the full-width button does. Pure; every fact is given.
import type { Day, EpochMs, Milliseconds } from '../units'

export interface LessonStanding {
  readonly lessonId: string
  readonly title: string
  readonly isEarned: boolean
  readonly isPlayed: boolean
  readonly frontierMs: Milliseconds
  readonly mediaMs: Milliseconds
}

export interface CourseStanding {
  readonly courseId: string
  readonly title: string
  readonly isComplete: boolean
  /** In the order of the course. */
  readonly lessons: readonly LessonStanding[]
}

export type ExamStanding =
  | { readonly kind: 'open' | 'in-progress' | 'under-review' | 'passed' }
  | { readonly kind: 'exit-photo'; readonly dueMs: EpochMs | null }
  | { readonly kind: 'again'; readonly notBeforeMs: EpochMs }

export interface EnrolmentStanding {
  readonly enrolmentId: string
  readonly classState: 'no-class' | 'not-open' | 'open' | 'ended'
  readonly opensOn: Day | null
  readonly isAcknowledged: boolean
  readonly isBound: boolean
  /** Common first; null while the school has pinned none. */
  readonly common: CourseStanding | null
  readonly specialty: CourseStanding | null
  readonly exam: ExamStanding
  /** The lesson played last, if any. */
  readonly lastLessonId: string | null
}

interface LessonStep {
  readonly enrolmentId: string
  readonly courseId: string
  readonly lessonId: string
  readonly courseTitle: string
  readonly title: string
}

export type NextStep =
  | { readonly kind: 'noEnrolment' | 'bindWechat' }
  | { readonly kind: 'waitForClass'; readonly enrolmentId: string; readonly opensOn: Day | null }
  | { readonly kind: 'acknowledgeRules' | 'openExam' | 'continueExam' | 'waitForReview' | 'done'; readonly enrolmentId: string }
  | ({ readonly kind: 'continueLesson'; readonly remainingMs: Milliseconds; readonly isStarted: boolean } & LessonStep)
  | ({ readonly kind: 'doExercise' } & LessonStep)
  | { readonly kind: 'takeExitPhoto'; readonly enrolmentId: string; readonly dueMs: EpochMs | null }
  | { readonly kind: 'retakeExam'; readonly enrolmentId: string; readonly notBeforeMs: EpochMs }

/** What the person can do comes before what they wait for, and that before what is done. */
const urgency = {
  takeExitPhoto: 0,
  continueExam: 0,
  bindWechat: 1,
  acknowledgeRules: 2,
  doExercise: 2,
  continueLesson: 2,
  openExam: 2,
  retakeExam: 2,
  waitForReview: 3,
  waitForClass: 4,
  done: 5,
  noEnrolment: 6,
} as const satisfies Record<NextStep['kind'], number>

/** Enrolments come in the order of their rings: the newest period first, the main item first. */
export function nextStep(enrolments: readonly EnrolmentStanding[]): NextStep {
  const steps = enrolments.map(stepOf)
  return steps.reduce<NextStep>((best, step) => (urgency[step.kind] < urgency[best.kind] ? step : best), { kind: 'noEnrolment' })
}

function stepOf(standing: EnrolmentStanding): NextStep {
  const { enrolmentId } = standing
  const examStep = stepOfExam(standing)
  if (examStep !== null) return examStep
  const course = [standing.common, standing.specialty].find((candidate) => candidate === null || !candidate.isComplete)
  if (course === undefined) return { kind: 'openExam', enrolmentId }
  if (standing.classState !== 'open' || course === null) return { kind: 'waitForClass', enrolmentId, opensOn: standing.classState === 'not-open' ? standing.opensOn : null }
  if (!standing.isBound) return { kind: 'bindWechat' }
  if (!standing.isAcknowledged) return { kind: 'acknowledgeRules', enrolmentId }
  return stepOfCourse(standing, course)
}

/** An exam that has begun comes before everything else of the enrolment. */
function stepOfExam({ enrolmentId, exam }: EnrolmentStanding): NextStep | null {
  switch (exam.kind) {
    case 'open':
      return null
    case 'in-progress':
      return { kind: 'continueExam', enrolmentId }
    case 'exit-photo':
      return { kind: 'takeExitPhoto', enrolmentId, dueMs: exam.dueMs }
    case 'under-review':
      return { kind: 'waitForReview', enrolmentId }
    case 'again':
      return { kind: 'retakeExam', enrolmentId, notBeforeMs: exam.notBeforeMs }
    case 'passed':
      return { kind: 'done', enrolmentId }
  }
}

/** The lesson to go on with: the one played last, else one begun, else the first; earned ones are behind. */
export function lessonToContinue(lessons: readonly LessonStanding[], lastLessonId: string | null): LessonStanding | null {
  const open = lessons.filter(({ isEarned }) => !isEarned)
  return open.find(({ lessonId }) => lessonId === lastLessonId) ?? open.find(({ frontierMs }) => frontierMs > 0) ?? open[0] ?? null
}

function stepOfCourse({ enrolmentId, lastLessonId }: EnrolmentStanding, course: CourseStanding): NextStep {
  const lesson = lessonToContinue(course.lessons, lastLessonId)
  // Every lesson is earned and hours are still missing: the school has to publish or credit something.
  if (lesson === null) return { kind: 'waitForClass', enrolmentId, opensOn: null }
  const step = { enrolmentId, courseId: course.courseId, lessonId: lesson.lessonId, courseTitle: course.title, title: lesson.title }
  if (lesson.isPlayed) return { kind: 'doExercise', ...step }
  return { kind: 'continueLesson', ...step, remainingMs: Math.max(0, lesson.mediaMs - lesson.frontierMs), isStarted: lesson.frontierMs > 0 }
}
