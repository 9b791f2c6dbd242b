// Everything that goes into one person's bundle, and nothing of anybody else.
import type { Context } from '../../../platform/context'
import type { ReviewDocument } from '../../../platform/documents/exam'
import type { SchoolDocument } from '../../../platform/documents/house'
import type { ClassDocument, EmployerDocument, OperatorLogDocument, StaffDocument, TraineeDocument } from '../../../platform/documents/people'
import { loadPeople, type PersonRecords } from '../../../platform/evidence/person-records'
import { findAll, findByIds, findWhereIn } from '../../../platform/find-all'
import { requireSchool } from '../../../platform/school'

export interface BundleRecords {
  readonly trainee: TraineeDocument
  readonly school: SchoolDocument
  readonly records: PersonRecords
  readonly classes: ReadonlyMap<string, ClassDocument>
  readonly employers: ReadonlyMap<string, EmployerDocument>
  readonly reviews: readonly ReviewDocument[]
  readonly staff: ReadonlyMap<string, StaffDocument>
  /** What operators did to this person's records, or looked at; oldest first. */
  readonly operations: readonly OperatorLogDocument[]
}

export async function loadBundle(context: Pick<Context, 'database'>, trainee: TraineeDocument): Promise<BundleRecords> {
  const [school, [records]] = await Promise.all([requireSchool(context), loadPeople(context, [trainee._id])])
  if (!records) throw new Error('the person has no records')
  const { enrolments, attempts, certificates, periods } = records
  const subjects = [
    trainee._id,
    ...periods.map(({ _id }) => _id),
    ...enrolments.map(({ _id }) => _id),
    ...enrolments.flatMap(({ roster }) => roster?.rosterId ?? []),
    ...attempts.map(({ _id }) => _id),
    ...certificates.map(({ _id }) => _id),
  ]
  const [classes, employers, reviews, staff, operations] = await Promise.all([
    findByIds(context, 'classes', enrolments.flatMap(({ classId }) => classId ?? [])),
    findByIds(context, 'employers', enrolments.map(({ employerId }) => employerId)),
    findByIds(context, 'reviews', attempts.map(({ _id }) => _id)),
    findAll(context, 'staff', {}),
    findWhereIn(context, 'operator_log', 'subjects', subjects),
  ])
  const distinct = [...new Map(operations.map((entry) => [entry._id, entry])).values()]
  return {
    trainee,
    school,
    records,
    classes: byId(classes),
    employers: byId(employers),
    reviews,
    staff: byId(staff),
    operations: distinct.sort((left, right) => left.atMs - right.atMs),
  }
}

function byId<Document extends { readonly _id: string }>(documents: readonly Document[]): Map<string, Document> {
  return new Map(documents.map((document) => [document._id, document]))
}
