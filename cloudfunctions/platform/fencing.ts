// Whatever ends a right stops what plays or is being sat under it, in the same transaction (integrity.md, "Fencing").
import { emptyDesk, fenceDesk } from '../../src/domain/playback'
import type { Transaction } from './cloudbase/database'
import type { Context } from './context'
import { deskMoment, deskRulesOf, writeDesk } from './desks'
import type { AttemptDocument } from './documents/exam'
import { ruleSetOf } from './rules-in-force'

type Needs = Pick<Context, 'database' | 'secrets' | 'nowMs' | 'newId' | 'lookupHash' | 'randomUnit'>

/**
 * Raises the epochs of the trainee's desk and exams: no page goes on with what it has, but its journal may still be
 * handed in for the time up to now. Call it before the right itself is read or written.
 */
export async function fenceTrainee(transaction: Transaction, context: Needs, traineeId: string): Promise<void> {
  await fencePlaying(transaction, context, traineeId)
  await fenceExams(transaction, context, traineeId)
}

/** Ends what one web session plays and sits; a page of the phone or of another browser is left alone. */
export async function fenceSession(transaction: Transaction, context: Needs, traineeId: string, sessionId: string): Promise<void> {
  const desk = await transaction.get('desks', traineeId)
  // Without a live lease an opening of this very session may be about to commit: it must meet a changed desk too.
  const isOthers = desk !== null && desk.live && desk.holder !== null && desk.holder.sessionId !== sessionId
  if (isOthers) await transaction.update('desks', traineeId, { stamp: context.newId() })
  else await fencePlaying(transaction, context, traineeId)
  await fenceExams(transaction, context, traineeId, (attempt) => attempt.holder.sessionId === sessionId)
}

/**
 * Ends the lease of a page that plays this course, while the course is withdrawn for everybody; a desk that has moved on
 * to another course, or a course taught again meanwhile, is left alone. False when nothing had to end.
 */
export async function fenceWithdrawnCourse(transaction: Transaction, context: Needs, traineeId: string, courseId: string): Promise<boolean> {
  const desk = await transaction.get('desks', traineeId)
  const course = await transaction.get('current_courses', courseId)
  const isPlaying = desk !== null && desk.live && desk.courseId === courseId
  if (!isPlaying || course === null || course.withdrawnAtMs === null) return false
  await fencePlaying(transaction, context, traineeId)
  return true
}

async function fencePlaying(transaction: Transaction, context: Needs, traineeId: string): Promise<void> {
  const stored = await transaction.get('desks', traineeId)
  if (stored === null) {
    // An opening that read no desk must meet one when it commits.
    await transaction.put('desks', { ...emptyDesk, epoch: 1, _id: traineeId, stamp: context.newId() })
    return
  }
  if (stored.ruleSet === '') {
    await transaction.update('desks', traineeId, { epoch: stored.epoch + 1, stamp: context.newId() })
    return
  }
  const rules = deskRulesOf(await ruleSetOf(context, stored.ruleSet))
  const { desk, settled } = fenceDesk(stored, deskMoment(context, traineeId, stored.checkNo), rules)
  await writeDesk(transaction, context, traineeId, { desk, settled: settled === null ? [] : [settled] }, rules)
}

/** An exam without an open attempt is fenced in any case: a start under the ended right may be about to commit. */
async function fenceExams(transaction: Transaction, context: Needs, traineeId: string, isMeant: (attempt: AttemptDocument) => boolean = () => true): Promise<void> {
  for (const { _id: examId } of await context.database.find('exams', { traineeId })) {
    const exam = await transaction.get('exams', examId)
    if (exam === null) continue
    const attempt = exam.openAttemptId === null ? null : await transaction.get('attempts', exam.openAttemptId)
    if (attempt !== null && !isMeant(attempt)) continue
    await transaction.update('exams', examId, { epoch: exam.epoch + 1, stamp: context.newId() })
    if (attempt !== null) await transaction.update('attempts', attempt._id, { epoch: attempt.epoch + 1, stamp: context.newId() })
  }
}
