// A reviewer's decision in one commit: the review keeps it for good, the attempt follows, the trainee is told.
import { movedTo, retakeWait, type ReviewEffect } from '../../../src/domain/exam'
import type { ReviewDecision } from '../../../src/domain/photos'
import type { Transaction } from '../cloudbase/database'
import type { Context } from '../context'
import type { AttemptDocument, ReviewDocument } from '../documents/exam'
import { appendEvidence } from '../evidence'
import { queueMessage } from '../messages'
import { recordOperation } from '../operators'
import { CommitConflict } from '../refusal'
import { changeExam } from './commit-exam'
import type { ExamCase } from './exam-case'
import { clockTime, phoneOf } from './message-words'
import { writePass, type PassParts } from './write-pass'

export interface DecisionToWrite {
  readonly review: ReviewDocument
  readonly examCase: ExamCase
  readonly attempt: AttemptDocument
  readonly pass: PassParts
  readonly effect: ReviewEffect
  readonly entry: ReviewDocument['decisions'][number]
}

const decisionWords = { confirmed: '核对通过', rejected: '照片与本人不符，成绩已取消', retake: '照片看不清，请重拍考后照片' } as const satisfies Record<ReviewDecision, string>

export async function writeDecision(context: Context, toWrite: DecisionToWrite): Promise<void> {
  const { review, examCase, attempt, entry } = toWrite
  const { trainee } = examCase
  const decisions = [...review.decisions, entry]
  await context.database.transact(async (transaction) => {
    const current = { review: await transaction.get('reviews', review._id), attempt: await transaction.get('attempts', attempt._id) }
    if (current.review?.version !== review.version || current.attempt?.stamp !== attempt.stamp) throw new CommitConflict('the review or the attempt changed')
    await transaction.update('reviews', review._id, { state: 'decided', decisions, version: review.version + 1 })
    await appendEvidence(transaction, context, 'exam', attempt.enrolmentId, { event: 'reviewed', attempt: attempt._id, decision: entry.decision, operator: entry.operatorId, n: decisions.length })
    await recordOperation(transaction, context, { operatorId: entry.operatorId, operation: 'review.decidePhotos', reason: entry.reason, effect: entry.decision, subjects: [attempt._id] })
    await writeEffect(transaction, context, toWrite)
    const message = { subject: `${attempt._id}_${decisions.length}`, traineeId: trainee._id, phone: phoneOf(trainee) }
    await queueMessage(transaction, context, { kind: 'review-decision', ...message, params: [trainee.name, decisionWords[entry.decision]] })
  })
}

async function writeEffect(transaction: Transaction, context: Context, { examCase, attempt, pass, effect, entry }: DecisionToWrite): Promise<void> {
  const { trainee, rules } = examCase
  switch (effect.state) {
    case 'passed':
      await writePass(transaction, context, examCase, attempt, attempt.score ?? 0, pass)
      return
    case 'cancelled': {
      const nextAttemptNotBeforeMs = (attempt.submittedAtMs ?? attempt.deadlineMs) + retakeWait(attempt.attemptNo, rules.exam)
      await transaction.update('attempts', attempt._id, {
        state: movedTo(attempt.state, 'cancelled'),
        cancellation: { reason: entry.reason, by: 'review', atMs: entry.atMs, operatorId: entry.operatorId, secondOperatorId: null, liftedAtMs: null },
        settledAtMs: context.nowMs,
        appealId: null,
        stamp: context.newId(),
      })
      await changeExam(transaction, context, examCase, { openAttemptId: null, nextAttemptNotBeforeMs })
      return
    }
    case 'awaiting-exit-photo': {
      await transaction.update('attempts', attempt._id, { state: movedTo(attempt.state, 'awaiting-exit-photo'), exitDueMs: effect.exitDueMs, isExitAgain: true, stamp: context.newId() })
      await queueMessage(transaction, context, {
        kind: 'exit-photo',
        subject: `${attempt._id}_${entry.atMs}`,
        traineeId: trainee._id,
        phone: phoneOf(trainee),
        params: [trainee.name, clockTime(effect.exitDueMs)],
      })
      return
    }
  }
}
