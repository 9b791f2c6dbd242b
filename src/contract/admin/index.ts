import type { Operation } from '../operation'
import { appoint } from './appoint'
import { appointFirst } from './appoint-first'
import { classProgress } from './class-progress'
import { createStatement } from './create-statement'
import { dismiss } from './dismiss'
import { explain } from './explain'
import { getTemplate } from './get-template'
import { importRoster } from './import-roster'
import { jobs } from './jobs'
import { openClass } from './open-class'
import { publishCourse } from './publish-course'
import { publishRules } from './publish-rules'
import { recordPayment } from './record-payment'
import { recordPickup } from './record-pickup'
import { recordRefund } from './record-refund'
import { renewKey } from './renew-key'
import { sendMessages } from './send-messages'
import { restoreCourse } from './restore-course'
import { restoreEnrolment } from './restore-enrolment'
import { retention } from './retention'
import { runRetention } from './run-retention'
import { setUp } from './set-up'
import { stopWithdrawn } from './stop-withdrawn'
import { today } from './today'
import { withdrawCourse } from './withdraw-course'
import { withdrawEnrolment } from './withdraw-enrolment'

export const adminOperations: readonly Operation[] = [
  appointFirst,
  appoint,
  renewKey,
  dismiss,
  setUp,
  publishRules,
  publishCourse,
  withdrawCourse,
  restoreCourse,
  getTemplate,
  importRoster,
  recordPayment,
  recordRefund,
  createStatement,
  openClass,
  recordPickup,
  withdrawEnrolment,
  restoreEnrolment,
  explain,
  today,
  runRetention,
  classProgress,
  sendMessages,
  jobs,
  retention,
  stopWithdrawn,
]
