import type { Operation } from '../operation'
import { acknowledgeRules } from './acknowledge-rules'
import { answerCheck } from './answer-check'
import { closeLease } from './close-lease'
import { getCheck } from './get-check'
import { getClass } from './get-class'
import { getCourse } from './get-course'
import { getHome } from './get-home'
import { getHours } from './get-hours'
import { getStatement } from './get-statement'
import { issueCheckPhoto } from './issue-check-photo'
import { listClasses } from './list-classes'
import { listStudyDays } from './list-study-days'
import { openLesson } from './open-lesson'
import { renewLease } from './renew-lease'
import { reportLate } from './report-late'
import { resumeAfterMiss } from './resume-after-miss'
import { startExercise } from './start-exercise'
import { submitExercise } from './submit-exercise'
import { uploadCheckPhoto } from './upload-check-photo'
import { waitForCheck } from './wait-for-check'

export const learningOperations: readonly Operation[] = [
  getHome,
  listClasses,
  getClass,
  acknowledgeRules,
  getCourse,
  openLesson,
  renewLease,
  closeLease,
  reportLate,
  getCheck,
  issueCheckPhoto,
  uploadCheckPhoto,
  answerCheck,
  resumeAfterMiss,
  waitForCheck,
  startExercise,
  submitExercise,
  getHours,
  getStatement,
  listStudyDays,
]
