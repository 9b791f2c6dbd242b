import { DuplicateDocument } from '../cloudbase/database'
import type { Context } from '../context'
import type { AttemptDocument } from '../documents/exam'
import { appendEvidence } from '../evidence'
import { CommitConflict } from '../refusal'
import { paperHash } from './answers-hash'
import { changeExam } from './commit-exam'
import type { ExamCase } from './exam-case'

/** Two starts at once meet in the exam's stamp and in the attempt's id: one attempt (case 22). */
export async function writeNewAttempt(context: Context, examCase: ExamCase, attempt: AttemptDocument): Promise<void> {
  const paper = attempt.paper.map(({ questionId }) => questionId)
  try {
    await context.database.transact(async (transaction) => {
      await changeExam(transaction, context, examCase, {
        attempts: attempt.attemptNo,
        openAttemptId: attempt._id,
        recentPapers: [...(examCase.exam?.recentPapers ?? []), paper].slice(-2),
        // Used up by this attempt: the next one needs them anew.
        agreed: null,
        identityConfirmedAtMs: null,
        entry: null,
      })
      await transaction.create('attempts', attempt)
      await appendEvidence(transaction, context, 'exam', attempt.enrolmentId, {
        event: 'started',
        attempt: attempt._id,
        paper: paperHash(attempt.paper),
        bank: attempt.bankId,
        deadlineMs: attempt.deadlineMs,
        entry: attempt.entry.kind === 'photo' ? attempt.entry.photoId : `in-person:${attempt.entry.operatorId}`,
      })
    })
  } catch (error) {
    if (error instanceof DuplicateDocument) throw new CommitConflict('the attempt was started at the same moment')
    throw error
  }
}

/** Another page goes on with the paper: the old one's epoch ends (EXM-06). */
export async function moveAttempt(context: Context, loadedStamp: string, attempt: AttemptDocument): Promise<void> {
  const { stamp, epoch, holder } = attempt
  await context.database.transact(async (transaction) => {
    const current = await transaction.get('attempts', attempt._id)
    if (current?.stamp !== loadedStamp) throw new CommitConflict('the attempt changed')
    const isOtherDevice = current.holder.device !== holder.device || current.holder.via !== holder.via
    await transaction.update('attempts', attempt._id, { stamp, epoch, holder, deviceMoves: (current.deviceMoves ?? 0) + (isOtherDevice ? 1 : 0) })
    await appendEvidence(transaction, context, 'exam', attempt.enrolmentId, { event: 'taken-over', attempt: attempt._id, epoch, via: holder.via })
  })
}
