// One enrolment with what an operator has to know before stopping or restoring it.
import { maskName } from '../../../src/domain/account'
import { attemptInForce } from '../../../src/domain/exam'
import { enrolmentHours, foldLedger } from '../../../src/domain/hours'
import { specialtyNames } from '../../../src/domain/specialty'
import type { Context } from '../../platform/context'
import type { AttemptDocument } from '../../platform/documents/exam'
import type { EnrolmentDocument, PeriodDocument } from '../../platform/documents/people'
import { refuseOperator } from '../../platform/operator-answer'
import { ruleSetOf } from '../../platform/rules-in-force'

export interface EnrolmentStandingNow {
  readonly enrolment: EnrolmentDocument
  readonly period: PeriodDocument
  /** The others of the same period that are in force. */
  readonly siblings: readonly EnrolmentDocument[]
  readonly latestAttempt: AttemptDocument | null
  readonly attempts: readonly AttemptDocument[]
  /** Masked person, tail of the ID, specialty. */
  readonly subject: string
  readonly hoursLine: string
}

/** Throws ENROLMENT_UNKNOWN. */
export async function loadEnrolmentStanding(context: Pick<Context, 'database'>, enrolmentId: string): Promise<EnrolmentStandingNow> {
  const { database } = context
  const enrolment = await database.get('enrolments', enrolmentId)
  if (!enrolment) throw refuseOperator('ENROLMENT_UNKNOWN', '没有这个报名编号，没有执行；用 trainee.explain 查学员，答复里有报名编号。')
  const [trainee, period, inPeriod, attempts, ledger] = await Promise.all([
    database.get('trainees', enrolment.traineeId),
    database.get('periods', enrolment.periodId),
    database.find('enrolments', { periodId: enrolment.periodId, status: 'enrolled' }),
    database.find('attempts', { enrolmentId }, { limit: 1_000 }),
    database.find('ledger', { period: enrolment.periodId }, { limit: 1_000 }),
  ])
  if (!trainee || !period) throw new Error(`enrolment ${enrolmentId} has no trainee or period`)
  const { total } = enrolmentHours(foldLedger(ledger), enrolment.specialty, await ruleSetOf(context, period.ruleSetId))
  return {
    enrolment,
    period,
    siblings: inPeriod.filter(({ _id }) => _id !== enrolmentId),
    latestAttempt: attemptInForce(attempts),
    attempts,
    subject: `${maskName(trainee.name)}（证件尾号 ${trainee.idTail}）的${specialtyNames[enrolment.specialty]}报名`,
    hoursLine: `已得 ${total.earned / 100} / ${total.required / 100} 学时，保留在台账里`,
  }
}
