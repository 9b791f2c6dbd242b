// Takes people into an opened class and tells them (ENR-06, NTC-01). Running it again changes nothing.
import type { Context } from '../context'
import type { ClassDocument, EnrolmentDocument } from '../documents/people'
import { findByIds } from '../find-all'
import { queueMessage } from '../messages'
import { mapInParallel, retryConflicts } from '../retry'

type Needs = Pick<Context, 'database' | 'nowMs'>

const width = 8

/** Pins the course versions and queues the message in one transaction; someone already in a class is left there. */
async function joinClass(context: Needs, opened: ClassDocument, enrolmentId: string): Promise<void> {
  await context.database.transact(async (transaction) => {
    const enrolment = await transaction.get('enrolments', enrolmentId)
    if (!enrolment || enrolment.classId !== null || enrolment.status !== 'enrolled') return
    const [period, trainee] = [await transaction.get('periods', enrolment.periodId), await transaction.get('trainees', enrolment.traineeId)]
    if (!period || !trainee) throw new Error(`enrolment ${enrolmentId} has no period or trainee`)
    await transaction.update('enrolments', enrolmentId, { classId: opened._id, joinedClassAtMs: context.nowMs, course: opened.courses.specialty, version: enrolment.version + 1 })
    // The common course belongs to the period: a second specialty finds it pinned (ENR-09).
    if (period.commonCourse === null) await transaction.update('periods', period._id, { commonCourse: opened.courses.common, version: period.version + 1 })
    // Nobody stands behind the demonstration account's phone (REL-01).
    if (trainee.isDemonstration) return
    await queueMessage(transaction, context, {
      kind: 'class-opening',
      subject: enrolmentId,
      traineeId: trainee._id,
      phone: trainee.ownPhone ?? trainee.reservedPhone,
      params: [trainee.name, opened.title, opened.opensOn, opened.textbookPlace],
    })
  })
}

export async function joinAll(context: Needs, opened: ClassDocument, enrolmentIds: readonly string[]): Promise<void> {
  await mapInParallel(enrolmentIds, width, (enrolmentId) => retryConflicts(() => joinClass(context, opened, enrolmentId)))
}

/** One message per employer and class, to the agent who handed the sheet in. */
export async function tellAgents(context: Needs, opened: ClassDocument, enrolmentIds: readonly string[]): Promise<void> {
  const enrolments: EnrolmentDocument[] = await findByIds(context, 'enrolments', enrolmentIds)
  const people = new Map<string, number>()
  for (const { employerId } of enrolments) people.set(employerId, (people.get(employerId) ?? 0) + 1)
  const employers = await findByIds(context, 'employers', [...people.keys()])
  for (const { _id, name, agentPhone } of employers) {
    if (agentPhone === null) continue
    await retryConflicts(() =>
      context.database.transact((transaction) =>
        queueMessage(transaction, context, {
          kind: 'agent-class-opening',
          subject: `${opened._id}_${_id}`,
          traineeId: null,
          phone: agentPhone,
          params: [name, String(people.get(_id) ?? 0), opened.title, opened.opensOn],
        }),
      ),
    )
  }
}

/** Who is to join, kept in the private store while a job works on it. Ids only. */
export function joiningPath(classId: string): string {
  return `classes/${classId}-joining.json`
}
