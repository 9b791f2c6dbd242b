import type { Handler } from '../../platform/handler'
import { acknowledgeRulesHandler } from './acknowledge-rules'
import { answerCheckHandler } from './answer-check'
import { closeLeaseHandler } from './close-lease'
import { getCheckHandler } from './get-check'
import { getClassHandler } from './get-class'
import { getCourseHandler } from './get-course'
import { getHomeHandler } from './get-home'
import { getHoursHandler } from './get-hours'
import { getStatementHandler } from './get-statement'
import { issueCheckPhotoHandler } from './issue-check-photo'
import { listClassesHandler } from './list-classes'
import { listStudyDaysHandler } from './list-study-days'
import { openLessonHandler } from './open-lesson'
import { renewLeaseHandler } from './renew-lease'
import { reportLateHandler } from './report-late'
import { resumeAfterMissHandler } from './resume-after-miss'
import { startExerciseHandler } from './start-exercise'
import { submitExerciseHandler } from './submit-exercise'
import { uploadCheckPhotoHandler } from './upload-check-photo'
import { waitForCheckHandler } from './wait-for-check'

export const learningHandlers: readonly Handler[] = [
  getHomeHandler,
  listClassesHandler,
  getClassHandler,
  acknowledgeRulesHandler,
  getCourseHandler,
  openLessonHandler,
  renewLeaseHandler,
  closeLeaseHandler,
  reportLateHandler,
  getCheckHandler,
  issueCheckPhotoHandler,
  uploadCheckPhotoHandler,
  answerCheckHandler,
  resumeAfterMissHandler,
  waitForCheckHandler,
  startExerciseHandler,
  submitExerciseHandler,
  getHoursHandler,
  getStatementHandler,
  listStudyDaysHandler,
]
