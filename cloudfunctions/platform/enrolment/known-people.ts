// What is known already about the people of a sheet, read in a few queries however long the sheet is.
import type { KnownPerson } from '../../../src/domain/enrolment'
import type { Context } from '../context'
import { findByIds, findWhereIn } from '../find-all'

type Needs = Pick<Context, 'database' | 'lookupHash'>

export function idNumberClaim(context: Pick<Context, 'lookupHash'>, idNumber: string): string {
  return `idnumber_${context.lookupHash('id-number', idNumber.toUpperCase())}`
}

/** Whose number it was before a correction: an old sheet that comes again must not make the person a second time (ENR-04). */
export function formerIdClaim(context: Pick<Context, 'lookupHash'>, idNumber: string): string {
  return `formerid_${context.lookupHash('id-number', idNumber.toUpperCase())}`
}

/** The names of those who had these numbers before a correction. */
export async function findFormerOwners(context: Needs, idNumbers: readonly string[]): Promise<Map<string, string>> {
  const idByClaim = new Map(idNumbers.map((idNumber) => [formerIdClaim(context, idNumber), idNumber]))
  const claims = await findByIds(context, 'claims', [...idByClaim.keys()])
  const names = new Map((await findByIds(context, 'trainees', claims.map(({ owner }) => owner))).map(({ _id, name }) => [_id, name]))
  return new Map(claims.flatMap(({ _id, owner }): [string, string][] => [[idByClaim.get(_id) ?? '', names.get(owner) ?? '']]))
}

/** By ID number; strangers are absent. */
export async function findKnownPeople(context: Needs, idNumbers: readonly string[]): Promise<Map<string, KnownPerson>> {
  const distinct = [...new Set(idNumbers)]
  const idByClaim = new Map(distinct.map((idNumber) => [idNumberClaim(context, idNumber), idNumber]))
  const claims = await findByIds(context, 'claims', [...idByClaim.keys()])
  const traineeIds = claims.map((claim) => claim.owner)
  const [trainees, periods, enrolments] = await Promise.all([
    findByIds(context, 'trainees', traineeIds),
    findWhereIn(context, 'periods', 'traineeId', traineeIds),
    findWhereIn(context, 'enrolments', 'traineeId', traineeIds),
  ])
  const [periodsOf, enrolmentsOf] = [groupByTrainee(periods), groupByTrainee(enrolments)]
  const traineeById = new Map(trainees.map((trainee) => [trainee._id, trainee]))
  const known = new Map<string, KnownPerson>()
  for (const claim of claims) {
    const trainee = traineeById.get(claim.owner)
    const idNumber = idByClaim.get(claim._id)
    if (!trainee || idNumber === undefined) continue
    const keyOf = (periodId: string): string => periodId.slice(trainee._id.length + 1)
    known.set(idNumber, {
      traineeId: trainee._id,
      name: trainee.name,
      phone: trainee.reservedPhone,
      periodKeys: (periodsOf.get(trainee._id) ?? []).map((period) => keyOf(period._id)),
      enrolments: (enrolmentsOf.get(trainee._id) ?? []).map((enrolment) => ({ specialty: enrolment.specialty, item: enrolment.item, periodKey: keyOf(enrolment.periodId), roster: enrolment.roster })),
    })
  }
  return known
}

function groupByTrainee<Document extends { traineeId: string }>(documents: readonly Document[]): Map<string, Document[]> {
  const groups = new Map<string, Document[]>()
  for (const document of documents) {
    const group = groups.get(document.traineeId)
    if (group) group.push(document)
    else groups.set(document.traineeId, [document])
  }
  return groups
}
