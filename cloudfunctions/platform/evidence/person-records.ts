// All that the system knows about some people's hours and their proofs, read in few queries: for audit and export.
import type { RuleSet } from '../../../src/domain/rules'
import type { Context } from '../context'
import type { AttemptDocument, CertificateDocument, DeliveryDocument, PhotoDocument } from '../documents/exam'
import type { ChainDocument, EvidenceDocument } from '../documents/house'
import type { CourseDocument, DeskDocument, ExerciseDocument, LedgerDocument, ProgressDocument } from '../documents/learning'
import type { EnrolmentDocument, PeriodDocument } from '../documents/people'
import { findByIds, findWhereIn } from '../find-all'
import { ruleSetOf } from '../rules-in-force'

export interface PersonRecords {
  readonly traineeId: string
  readonly periods: readonly (PeriodDocument & { readonly rules: RuleSet })[]
  readonly enrolments: readonly EnrolmentDocument[]
  readonly ledger: readonly LedgerDocument[]
  readonly progress: readonly ProgressDocument[]
  readonly exercises: readonly ExerciseDocument[]
  readonly attempts: readonly AttemptDocument[]
  readonly certificates: readonly CertificateDocument[]
  readonly deliveries: readonly DeliveryDocument[]
  readonly photos: readonly PhotoDocument[]
  readonly desk: DeskDocument | null
  /** Every course version that a ledger entry, an enrolment or a period names, by `<course>_<version>`. */
  readonly courses: ReadonlyMap<string, CourseDocument>
  readonly chains: readonly ChainDocument[]
  /** In the order of their chains and places. */
  readonly entries: readonly EvidenceDocument[]
}

const streams = ['watch', 'identity', 'exam', 'hours'] as const

/** The same order as the ids; people without any period are there too. */
export async function loadPeople(context: Pick<Context, 'database'>, traineeIds: readonly string[]): Promise<PersonRecords[]> {
  const [periods, enrolments, desks, photos] = await Promise.all([
    findWhereIn(context, 'periods', 'traineeId', traineeIds),
    findWhereIn(context, 'enrolments', 'traineeId', traineeIds),
    findByIds(context, 'desks', traineeIds),
    findWhereIn(context, 'photos', 'traineeId', traineeIds),
  ])
  const [periodIds, enrolmentIds] = [periods.map(({ _id }) => _id), enrolments.map(({ _id }) => _id)]
  const subjects = [...traineeIds, ...periodIds, ...enrolmentIds]
  const [ledger, progress, attempts, certificates, deliveries, chains, entries] = await Promise.all([
    findWhereIn(context, 'ledger', 'period', periodIds),
    findWhereIn(context, 'progress', 'period', periodIds),
    findWhereIn(context, 'attempts', 'enrolmentId', enrolmentIds),
    findWhereIn(context, 'certificates', 'enrolmentId', enrolmentIds),
    findWhereIn(context, 'deliveries', 'enrolmentId', enrolmentIds),
    findByIds(context, 'chains', subjects.flatMap((subject) => streams.map((stream) => `${stream}_${subject}`))),
    findWhereIn(context, 'evidence', 'subject', subjects),
  ])
  const lessonKeys = [...progress.map(({ _id }) => _id), ...ledger.flatMap(({ period, lesson }) => (lesson === null ? [] : [`${period}_${lesson}`]))]
  const pinned = [...periods.map(({ commonCourse }) => commonCourse), ...enrolments.map(({ course }) => course)].flatMap((course) => (course === null ? [] : [`${course.courseId}_${course.version}`]))
  const [exercises, courses] = await Promise.all([
    findByIds(context, 'exercises', lessonKeys),
    findByIds(context, 'courses', [...pinned, ...ledger.map(({ courseId, courseVersion }) => `${courseId}_${courseVersion}`), ...progress.map(({ courseId, courseVersion }) => `${courseId}_${courseVersion}`)]),
  ])
  const rules = new Map<string, RuleSet>()
  for (const { ruleSetId } of periods) if (!rules.has(ruleSetId)) rules.set(ruleSetId, await ruleSetOf(context, ruleSetId))
  const courseOf = new Map(courses.map((course) => [course._id, course]))
  const inOrder = [...entries].sort((left, right) => (chainIdOf(left) < chainIdOf(right) ? -1 : chainIdOf(left) > chainIdOf(right) ? 1 : left.n - right.n))
  const ownerOf = new Map([...traineeIds.map((id) => [id, id] as const), ...periods.map(({ _id, traineeId }) => [_id, traineeId] as const), ...enrolments.map(({ _id, traineeId }) => [_id, traineeId] as const)])
  const groups = {
    periods: groupBy(periods.map((period) => ({ ...period, rules: rules.get(period.ruleSetId) as RuleSet })), (one) => one.traineeId),
    enrolments: groupBy(enrolments, (one) => one.traineeId),
    photos: groupBy(photos, (one) => one.traineeId),
    ledger: groupBy(ledger, (one) => ownerOf.get(one.period)),
    progress: groupBy(progress, (one) => ownerOf.get(one.period)),
    exercises: groupBy(exercises, (one) => ownerOf.get(one.period)),
    attempts: groupBy(attempts, (one) => ownerOf.get(one.enrolmentId)),
    certificates: groupBy(certificates, (one) => ownerOf.get(one.enrolmentId)),
    deliveries: groupBy(deliveries, (one) => ownerOf.get(one.enrolmentId)),
    chains: groupBy(chains, (one) => ownerOf.get(subjectOf(one._id))),
    entries: groupBy(inOrder, (one) => ownerOf.get(one.subject)),
  }
  const deskOf = new Map(desks.map((desk) => [desk._id, desk]))
  return traineeIds.map((traineeId) => ({
    traineeId,
    periods: groups.periods.get(traineeId) ?? [],
    enrolments: groups.enrolments.get(traineeId) ?? [],
    ledger: groups.ledger.get(traineeId) ?? [],
    progress: groups.progress.get(traineeId) ?? [],
    exercises: groups.exercises.get(traineeId) ?? [],
    attempts: groups.attempts.get(traineeId) ?? [],
    certificates: groups.certificates.get(traineeId) ?? [],
    deliveries: groups.deliveries.get(traineeId) ?? [],
    photos: groups.photos.get(traineeId) ?? [],
    desk: deskOf.get(traineeId) ?? null,
    courses: courseOf,
    chains: groups.chains.get(traineeId) ?? [],
    entries: groups.entries.get(traineeId) ?? [],
  }))
}

export function chainIdOf({ stream, subject }: Pick<EvidenceDocument, 'stream' | 'subject'>): string {
  return `${stream}_${subject}`
}

function subjectOf(chainId: string): string {
  return chainId.slice(chainId.indexOf('_') + 1)
}

function groupBy<Item>(items: readonly Item[], ownerOf: (item: Item) => string | undefined): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const owner = ownerOf(item)
    if (owner === undefined) continue
    const group = groups.get(owner)
    if (group) group.push(item)
    else groups.set(owner, [item])
  }
  return groups
}
