// Courses, playing, hours. The shapes of integrity.md.
import type { Question, TryItem } from '../../../src/domain/exercise'
import type { Desk, Stretch } from '../../../src/domain/playback'
import type { Specialty } from '../../../src/domain/specialty'
import type { CreditHours, EpochMs, Milliseconds } from '../../../src/domain/units'
import type { ExamBlueprint } from '../../../src/domain/exam/blueprint'

/** The outline of one version of a course; no keys in it. `_id`: `<courseId>_<version>`. */
export interface CourseDocument {
  _id: string
  courseId: string
  version: number
  kind: 'common' | 'specialty'
  specialty: Specialty | null
  title: string
  creditHours: CreditHours
  chapters: {
    chapterId: string
    title: string
    lessons: { lessonId: string; title: string; creditHours: CreditHours; mediaMs: Milliseconds; mediaBytes: number }[]
  }[]
  exam: ExamBlueprint | null
  publishedAtMs: EpochMs
  publishedBy: string
}

/** Which version new classes take. `_id`: courseId. */
export interface CurrentCourseDocument {
  _id: string
  version: number
  currentVersion: number
  /** A course withdrawn for everybody; null while it is taught. */
  withdrawnAtMs: EpochMs | null
}

/** One lesson of one course version, with its exercise's key: server only. `_id`: `<lessonId>_<courseVersion>`. */
export interface LessonDocument {
  _id: string
  lessonId: string
  courseId: string
  courseVersion: number
  chapterId: string
  title: string
  creditHours: CreditHours
  mediaPath: string
  /** Read from the file (CAT-04), never typed. */
  mediaMs: Milliseconds
  mediaBytes: number
  mediaSha256: string
  exercise: Question[]
}

/**
 * An exam bank of one course version, never changed. `_id`: `<courseId>_<version>` as published with the course,
 * `<courseId>_<version>_<revision>` as imported later. The highest revision is in force for papers yet to be drawn.
 */
export interface BankDocument {
  _id: string
  courseId: string
  version: number
  revision: number
  /** The sheet it was imported from; null for the one published with the course. */
  source: { sha256: string; fileName: string; importedBy: string; importedAtMs: EpochMs } | null
  questions: Question[]
}

/** A rule set as published. `_id`: ruleSetId. */
export interface RuleSetDocument {
  _id: string
  publishedAtMs: EpochMs
  publishedBy: string
  rules: import('../../../src/domain/rules').RuleSet
}

/** The ONE document per trainee of all that plays; its state is the domain's. `_id`: traineeId. Every write sets a new random stamp. */
export interface DeskDocument extends Desk {
  _id: string
  stamp: string
}

/** `_id`: `<periodId>_<lessonId>`. Stale while the desk is live; readers merge the desk. */
export interface ProgressDocument {
  _id: string
  version: number
  traineeId: string
  period: string
  lesson: string
  courseId: string
  courseVersion: number
  frontierMs: Milliseconds
  mediaMs: Milliseconds
  settled: { epoch: number; turn: number }
  complete: boolean
  completedAtMs: EpochMs | null
  /** Where the person last was: for resuming, also after earning. */
  positionMs: Milliseconds
  /** What was credited and what was not, oldest first; the running lease's are on the desk (PLY-08). */
  stretches: readonly Stretch[]
  /** The stretches were destroyed at the end of their term. Absent before. */
  detailsDeletedAtMs?: EpochMs
}

export type LedgerKind = 'lesson-earned' | 'exam-passed' | 'offline' | 'correction'

/** Append-only (HRS-03). `_id`: `<periodId>_<lessonId>_earned`, `<enrolmentId>_exam`, or random for corrections. */
export interface LedgerDocument {
  _id: string
  traineeId: string
  period: string
  /** Which total it counts to: `common` or the specialty's code. */
  account: 'common' | Specialty
  kind: LedgerKind
  part: 'course' | 'exam'
  lesson: string | null
  courseId: string
  courseVersion: number
  creditHours: CreditHours
  reason: string
  source: string
  operatorId: string | null
  atMs: EpochMs
}

/** The exercise of one lesson in one period: one open try. `_id`: `<periodId>_<lessonId>`. */
export interface ExerciseDocument {
  _id: string
  version: number
  traineeId: string
  period: string
  lesson: string
  tries: number
  failuresInRow: number
  /** The open try: question order and option order as shown; no key. */
  open: { tryNo: number; issuedAtMs: EpochMs; questions: readonly TryItem[] } | null
  /** The last marked try, answered again for a repeated submission. */
  marked: {
    tryNo: number
    atMs: EpochMs
    /** In the bank's keys. */
    answers: { questionId: string; answer: string[] }[]
    wrong: string[]
    allCorrect: boolean
    /** Credited by this try; 0 when the lesson was earned before. */
    creditHours: CreditHours
    specialtyOpened: boolean
  } | null
  nextTryNotBeforeMs: EpochMs
}
