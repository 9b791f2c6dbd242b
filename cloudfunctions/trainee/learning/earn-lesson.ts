// A lesson's hours: one ledger entry, inserted only if absent, in the transaction that accepts the exercise (HRS-01,
// HRS-03); its link of the hours chain; and the word that the specialty course is open (CAT-03).
import { foldLedger, isCourseComplete } from '../../../src/domain/hours'
import { specialtyNames } from '../../../src/domain/specialty'
import type { Transaction } from '../../platform/cloudbase/database'
import type { Context } from '../../platform/context'
import type { ExerciseDocument, LedgerDocument } from '../../platform/documents/learning'
import type { EnrolmentDocument, TraineeDocument } from '../../platform/documents/people'
import { appendEvidence } from '../../platform/evidence'
import { queueMessage } from '../../platform/messages'
import { CommitConflict } from '../../platform/refusal'
import { earnedEntryId, type LessonRight } from './lesson-right'
import type { SignedIn } from '../../platform/signed-in'

export interface Earning {
  readonly entry: LedgerDocument
  /** The common course is complete with this entry. */
  readonly completesCommon: boolean
  readonly trainee: TraineeDocument
  readonly waiting: readonly EnrolmentDocument[]
  /** Entries of the hours chain when the ledger was read. */
  readonly chainLength: number
}

const chainIdOf = (traineeId: string): string => `hours_${traineeId}`

/** What earning this lesson would write. */
export async function planEarning(context: Pick<Context, 'database' | 'nowMs'>, { right, signedIn }: { readonly right: LessonRight; readonly signedIn: SignedIn }): Promise<Earning> {
  const { lesson, account, period, rules } = right
  const { trainee } = signedIn
  const chain = await context.database.get('chains', chainIdOf(trainee._id))
  const ledger = await context.database.find('ledger', { period: period._id }, { limit: 1_000 })
  const entry: LedgerDocument = {
    _id: earnedEntryId(period._id, lesson.lessonId),
    traineeId: trainee._id,
    period: period._id,
    account,
    kind: 'lesson-earned',
    part: 'course',
    lesson: lesson.lessonId,
    courseId: lesson.courseId,
    courseVersion: lesson.courseVersion,
    creditHours: lesson.creditHours,
    reason: '视频播放完成，课后练习全部正确',
    source: 'learning.submitExercise',
    operatorId: null,
    atMs: context.nowMs,
  }
  const before = foldLedger(ledger)
  const completesCommon = account === 'common' && !isCourseComplete(before, 'common', rules) && isCourseComplete(foldLedger([...ledger, entry]), 'common', rules)
  const waiting = completesCommon ? await context.database.find('enrolments', { periodId: period._id, status: 'enrolled' }) : []
  return { entry, completesCommon, trainee, waiting, chainLength: chain?.length ?? 0 }
}

export async function writeEarning(transaction: Transaction, context: Pick<Context, 'secrets' | 'nowMs'>, earning: Earning, exercise: ExerciseDocument): Promise<void> {
  const { entry, trainee, completesCommon, waiting, chainLength } = earning
  const chain = await transaction.get('chains', chainIdOf(trainee._id))
  if ((chain?.length ?? 0) !== chainLength) throw new CommitConflict('other hours were credited at the same moment')
  if ((await transaction.get('ledger', entry._id)) !== null) throw new CommitConflict('the lesson was earned at the same moment')
  await transaction.create('ledger', entry)
  await appendEvidence(transaction, context, 'hours', trainee._id, {
    entry: entry._id,
    account: entry.account,
    creditHours: entry.creditHours,
    courseId: entry.courseId,
    courseVersion: entry.courseVersion,
    tryNo: exercise.marked?.tryNo ?? 0,
  })
  if (!completesCommon || trainee.isDemonstration) return
  for (const { _id: subject, specialty } of waiting) {
    const phone = trainee.ownPhone ?? trainee.reservedPhone
    await queueMessage(transaction, context, { kind: 'specialty-open', subject, traineeId: trainee._id, phone, params: [trainee.name, specialtyNames[specialty]] })
  }
}
