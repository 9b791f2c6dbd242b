// Enrols one person of a sheet in one transaction (ENR-04, ENR-09). Running it again changes nothing.
import type { EnrolmentItem, Specialty } from '../../../src/domain/specialty'
import type { RuleSet } from '../../../src/domain/rules'
import type { Day } from '../../../src/domain/units'
import { DuplicateDocument, type Transaction } from '../cloudbase/database'
import type { Context } from '../context'
import type { EnrolmentDocument } from '../documents/people'
import { retryConflicts } from '../retry'
import { idNumberClaim } from './known-people'

export interface PlannedRow {
  readonly row: number
  readonly route: 'platform' | 'direct'
  readonly employer: string
  readonly registrationNumber: string | null
  readonly warnings: readonly string[]
  readonly enrolments: readonly { readonly specialty: Specialty; readonly item: EnrolmentItem }[]
}

/** One person of one sheet with the rows to write. */
export interface PlannedPerson {
  readonly idNumber: string
  readonly name: string
  readonly phone: string
  readonly periodKey: string
  readonly expires: Day | null
  /** Unknown when the sheet was judged: nothing of the person need be looked for first. */
  readonly isStranger: boolean
  readonly rows: readonly PlannedRow[]
}

export interface WritingOrder {
  readonly rosterId: string
  readonly operatorId: string
  readonly reason: string
  readonly rules: RuleSet
}

type Needs = Pick<Context, 'database' | 'idNumbers' | 'lookupHash' | 'newId' | 'nowMs'>

/** `written`: all rows stand in the database by this sheet. `taken`: somebody enrolled the same meanwhile. */
export type WrittenPerson = 'written' | 'taken'

export async function writePerson(context: Needs, person: PlannedPerson, order: WritingOrder, employerIdOf: (name: string) => string): Promise<WrittenPerson> {
  try {
    return await context.database.transact((transaction) => writeIn(transaction, person.isStranger))
  } catch (error) {
    if (!(error instanceof DuplicateDocument)) throw error
    // No stranger any more: an earlier part of this import, or another sheet, was here first.
    return retryConflicts(() => context.database.transact((transaction) => writeIn(transaction, false)))
  }

  async function writeIn(transaction: Transaction, isStranger: boolean): Promise<WrittenPerson> {
    const claimId = idNumberClaim(context, person.idNumber)
    const claim = isStranger ? null : await transaction.get('claims', claimId)
    const traineeId = claim?.owner ?? context.newId()
    const periodId = `${traineeId}_${person.periodKey}`
    if (!claim) {
      await transaction.create('claims', { _id: claimId, owner: traineeId, atMs: context.nowMs })
      await transaction.create('trainees', newTrainee(traineeId))
    }
    const hasPeriod = claim !== null && (await transaction.get('periods', periodId)) !== null
    if (!hasPeriod) await transaction.create('periods', { _id: periodId, version: 1, traineeId, registrationExpires: person.expires, ruleSetId: order.rules.ruleSetId, openedAtMs: context.nowMs, commonCourse: null })
    let outcome: WrittenPerson = 'written'
    for (const row of person.rows) {
      for (const { specialty, item } of row.enrolments) {
        const id = `${periodId}_${specialty}`
        const earlier = hasPeriod ? await transaction.get('enrolments', id) : null
        if (!earlier) await transaction.create('enrolments', newEnrolment(id, traineeId, periodId, row, specialty, item))
        else if (earlier.roster?.rosterId !== order.rosterId || earlier.roster.row !== row.row) outcome = 'taken'
      }
    }
    return outcome
  }

  function newTrainee(traineeId: string) {
    return {
      _id: traineeId,
      version: 1,
      name: person.name,
      idSealed: context.idNumbers.seal(person.idNumber, 'id-number'),
      idHash: context.lookupHash('id-number', person.idNumber),
      idTail: person.idNumber.slice(-4),
      reservedPhone: person.phone,
      ownPhone: null,
      wechat: null,
      password: null,
      sessionEpoch: 0,
      createdAtMs: context.nowMs,
      isDemonstration: false,
    }
  }

  function newEnrolment(id: string, traineeId: string, periodId: string, row: PlannedRow, specialty: Specialty, item: EnrolmentItem): EnrolmentDocument {
    return {
      _id: id,
      version: 1,
      traineeId,
      periodId,
      specialty,
      item,
      status: 'enrolled',
      employerId: employerIdOf(row.employer),
      registrationNumber: row.registrationNumber,
      route: row.route,
      feeFen: order.rules.feesFen[specialty][item],
      paidFen: 0,
      classId: null,
      joinedClassAtMs: null,
      course: null,
      rulesAcknowledged: null,
      textbookPickedUp: null,
      roster: { rosterId: order.rosterId, row: row.row },
      acceptedWarnings: row.warnings.length === 0 ? null : { codes: [...row.warnings], operatorId: order.operatorId, reason: order.reason },
      createdAtMs: context.nowMs,
    }
  }
}
