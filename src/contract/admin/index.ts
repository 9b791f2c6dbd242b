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
import { setUp } from './set-up'
import { today } from './today'

export const adminOperations: readonly Operation[] = [
  appointFirst,
  appoint,
  renewKey,
  dismiss,
  setUp,
  publishRules,
  publishCourse,
  getTemplate,
  importRoster,
  recordPayment,
  recordRefund,
  createStatement,
  openClass,
  recordPickup,
  explain,
  today,
  classProgress,
  sendMessages,
  jobs,
]
