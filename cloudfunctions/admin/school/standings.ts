// The facts about some enrolments, read in a few queries.
import { dueOf, type StandingFacts } from '../../../src/domain/enrolment'
import { attemptInForce } from '../../../src/domain/exam'
import { foldLedger } from '../../../src/domain/hours'
import type { Context } from '../../platform/context'
import type { AttemptDocument } from '../../platform/documents/exam'
import type { EnrolmentDocument, TraineeDocument } from '../../platform/documents/people'
import { findByIds, findWhereIn } from '../../platform/find-all'
import { ruleSetOf } from '../../platform/rules-in-force'

export interface Standing {
  readonly enrolment: EnrolmentDocument
  readonly trainee: TraineeDocument
  readonly facts: StandingFacts
  /** Every exam of the enrolment, the newest first. */
  readonly attempts: readonly AttemptDocument[]
}

type Needs = Pick<Context, 'database'>

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}

function byId<Document extends { _id: string }>(documents: readonly Document[]): Map<string, Document> {
  return new Map(documents.map((document) => [document._id, document]))
}

export async function loadStandings(context: Needs, enrolments: readonly EnrolmentDocument[]): Promise<Standing[]> {
  const [ids, traineeIds, periodIds] = [enrolments.map((one) => one._id), enrolments.map((one) => one.traineeId), enrolments.map((one) => one.periodId)]
  const [trainees, periods, classes, ledger, attempts, certificates, desks] = await Promise.all([
    findByIds(context, 'trainees', traineeIds),
    findByIds(context, 'periods', periodIds),
    findByIds(context, 'classes', enrolments.flatMap((one) => one.classId ?? [])),
    findWhereIn(context, 'ledger', 'period', periodIds),
    findWhereIn(context, 'attempts', 'enrolmentId', ids),
    findWhereIn(context, 'certificates', 'enrolmentId', ids),
    findByIds(context, 'desks', traineeIds),
  ])
  const sharers = groupBy(await findWhereIn(context, 'trainees', 'reservedPhone', trainees.map((trainee) => trainee.reservedPhone)), (trainee) => trainee.reservedPhone)
  const [traineeOf, periodOf, classOf, deskOf] = [byId(trainees), byId(periods), byId(classes), byId(desks)]
  const [ledgerOf, attemptsOf, certificatesOf] = [groupBy(ledger, (line) => line.period), groupBy(attempts, (attempt) => attempt.enrolmentId), groupBy(certificates, (certificate) => certificate.enrolmentId)]
  const deliveryOf = groupBy(await findWhereIn(context, 'deliveries', 'enrolmentId', ids), (delivery) => delivery.enrolmentId)

  const standings: Standing[] = []
  for (const enrolment of enrolments) {
    const [trainee, period] = [traineeOf.get(enrolment.traineeId), periodOf.get(enrolment.periodId)]
    if (!trainee || !period) throw new Error(`enrolment ${enrolment._id} has no trainee or period`)
    const rules = await ruleSetOf(context, period.ruleSetId)
    const totals = foldLedger(ledgerOf.get(period._id) ?? [])
    const ownAttempts = (attemptsOf.get(enrolment._id) ?? []).sort((left, right) => right.attemptNo - left.attemptNo)
    const attempt = attemptInForce(ownAttempts)
    const ownClass = enrolment.classId === null ? undefined : classOf.get(enrolment.classId)
    standings.push({
      enrolment,
      trainee,
      attempts: ownAttempts,
      facts: {
        specialty: enrolment.specialty,
        dueFen: dueOf({ enrolmentId: enrolment._id, feeFen: enrolment.feeFen, paidFen: enrolment.paidFen }),
        class: ownClass ? { title: ownClass.title, opensOn: ownClass.opensOn, closesOn: ownClass.closesOn } : null,
        isBound: trainee.wechat !== null,
        sharesPhone: trainee.ownPhone === null && (sharers.get(trainee.reservedPhone)?.length ?? 0) > 1,
        hasReadRules: enrolment.rulesAcknowledged !== null,
        common: { earned: totals.common.course, needed: rules.courseHours.common },
        course: { earned: totals[enrolment.specialty].course, needed: rules.courseHours.specialty },
        isCheckDue: (deskOf.get(trainee._id)?.check ?? null) !== null,
        attempt: attempt ? { state: attempt.state, score: attempt.score, exitDueMs: attempt.exitDueMs, reviewDueMs: attempt.reviewDueMs } : null,
        certificateNumber: (certificatesOf.get(enrolment._id) ?? []).find((certificate) => certificate.status === 'valid')?._id ?? null,
        delivery: (deliveryOf.get(enrolment._id) ?? []).sort((left, right) => right.updatedAtMs - left.updatedAtMs)[0]?.state ?? null,
        registrationExpires: period.registrationExpires,
      },
    })
  }
  return standings
}
