// The decision of an appeal in one commit: the appeal keeps it for good, the attempt follows, the trainee is told
// (PHO-04, PHO-05).
import { movedTo, type AppealEffect, type Look } from '../../../src/domain/exam'
import type { Transaction } from '../cloudbase/database'
import type { Context } from '../context'
import type { AppealDocument } from '../documents/exam'
import { appendEvidence } from '../evidence'
import { queueMessage } from '../messages'
import { recordOperation } from '../operators'
import { CommitConflict } from '../refusal'
import { decideExit, writeExit } from './accept-exit'
import type { AppealCase } from './appeal-case'
import { changeExam } from './commit-exam'
import { phoneOf } from './message-words'
import { writePass } from './write-pass'
import { writeRestoration } from './write-restoration'

type Decision = NonNullable<AppealDocument['decision']>

const toldWords = {
  stands: '维持原决定，可以免费再考',
  restored: '申诉成立，成绩和学时证明已恢复',
  confirmed: '申诉成立，成绩合格',
  marked: '申诉成立，成绩已公布',
  cleared: '申诉成立，原决定已撤销',
} as const satisfies Record<AppealEffect, string>

export async function writeAppealDecision(context: Context, appealCase: AppealCase, decision: Decision, operation: string): Promise<void> {
  const { appeal, attempt, examCase } = appealCase
  const { trainee } = examCase
  await context.database.transact(async (transaction) => {
    const current = { appeal: await transaction.get('appeals', appeal._id), attempt: await transaction.get('attempts', attempt._id) }
    if (current.appeal?.version !== appeal.version || current.attempt?.stamp !== attempt.stamp) throw new CommitConflict('the appeal or the attempt changed')
    await transaction.update('appeals', appeal._id, { state: 'decided', decision, version: appeal.version + 1 })
    await appendEvidence(transaction, context, 'exam', attempt.enrolmentId, { event: 'appeal-decided', appeal: appeal._id, outcome: decision.outcome, effect: decision.effect, operator: decision.operatorId })
    await recordOperation(transaction, context, { operatorId: decision.operatorId, operation, reason: decision.reason, effect: `${decision.outcome}: ${decision.effect}`, subjects: [appeal._id, attempt._id, attempt.enrolmentId] })
    await writeEffect(transaction, context, appealCase, decision)
    await queueMessage(transaction, context, { kind: 'appeal-decision', subject: appeal._id, traineeId: trainee._id, phone: phoneOf(trainee), params: [trainee.name, toldWords[decision.effect]] })
  })
}

/** Each changes the exam too, so that an attempt started at the same moment meets a changed stamp. */
async function writeEffect(transaction: Transaction, context: Context, { appeal, attempt, examCase, certificate, exit }: AppealCase, decision: Decision): Promise<void> {
  const { operatorId, reason } = decision
  switch (decision.effect) {
    case 'stands':
    case 'cleared': {
      const liftedAtMs = decision.effect === 'cleared' ? context.nowMs : null
      await changeExam(transaction, context, examCase, {})
      await transaction.update('attempts', attempt._id, {
        state: movedTo(attempt.state, appeal.against.state),
        cancellation: attempt.cancellation && { ...attempt.cancellation, liftedAtMs },
        stamp: context.newId(),
      })
      return
    }
    case 'restored':
      if (!certificate) throw new Error(`the certificate of ${attempt._id} is missing`)
      return writeRestoration(transaction, context, { attempt, certificate, examCase, operatorId, reason })
    case 'confirmed':
      return writePass(transaction, context, examCase, attempt, attempt.score ?? 0, exit.pass)
    case 'marked': {
      const look: Look = { kind: 'in-person', operatorId, atMs: context.nowMs }
      return writeExit(transaction, context, examCase, exit, decideExit(examCase, attempt, exit.bank, look, context.nowMs))
    }
  }
}
