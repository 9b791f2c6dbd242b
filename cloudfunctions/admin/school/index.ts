import type { Handler } from '../../platform/handler'
import { appointFirstHandler } from './appoint-first'
import { appointHandler } from './appoint'
import { classProgressHandler } from './class-progress'
import { createStatementHandler } from './create-statement'
import { dismissHandler } from './dismiss'
import { explainHandler } from './explain'
import { getTemplateHandler } from './get-template'
import { importRosterHandler } from './import-roster'
import { openClassHandler } from './open-class'
import { publishCourseHandler } from './publish-course'
import { publishRulesHandler } from './publish-rules'
import { recordPaymentHandler } from './record-payment'
import { recordPickupHandler } from './record-pickup'
import { recordRefundHandler } from './record-refund'
import { renewKeyHandler } from './renew-key'
import { restoreCourseHandler } from './restore-course'
import { restoreEnrolmentHandler } from './restore-enrolment'
import { setUpHandler } from './set-up'
import { todayHandler } from './today'
import { withdrawCourseHandler } from './withdraw-course'
import { withdrawEnrolmentHandler } from './withdraw-enrolment'

export const schoolHandlers: readonly Handler[] = [
  appointFirstHandler,
  appointHandler,
  renewKeyHandler,
  dismissHandler,
  setUpHandler,
  publishRulesHandler,
  publishCourseHandler,
  withdrawCourseHandler,
  restoreCourseHandler,
  getTemplateHandler,
  importRosterHandler,
  recordPaymentHandler,
  recordRefundHandler,
  createStatementHandler,
  openClassHandler,
  recordPickupHandler,
  withdrawEnrolmentHandler,
  restoreEnrolmentHandler,
  explainHandler,
  todayHandler,
  classProgressHandler,
]
