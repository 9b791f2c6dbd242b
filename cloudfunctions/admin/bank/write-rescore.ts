// One paper's new score in one commit: history and evidence keep the old one, a new pass goes to the photo review.
import type { RequestOf } from '../../../src/contract'
import { rescore } from '../../../src/contract/bank/rescore'
import { lastMomentOfReview, movedTo } from '../../../src/domain/exam'
import { judgeRisk } from '../../../src/domain/photos'
import { specialtyNames } from '../../../src/domain/specialty'
import type { Context } from '../../platform/context'
import type { AttemptDocument } from '../../platform/documents/exam'
import type { CourseDocument } from '../../platform/documents/learning'
import { appendEvidence } from '../../platform/evidence'
import { loadExitParts, writeExit } from '../../platform/exam/accept-exit'
import { loadAnyCase } from '../../platform/exam/exam-case'
import { phoneOf } from '../../platform/exam/message-words'
import { queueMessage } from '../../platform/messages'
import { recordOperation } from '../../platform/operators'
import { findingsOf } from '../../platform/photos/photo-findings'
import { CommitConflict } from '../../platform/refusal'
import type { PlannedRescore } from './rescore-plan'

/** False when the attempt or its exam changed since it was planned: the next run plans it anew. */
export async function writeRescore(context: Context, plan: PlannedRescore, course: CourseDocument, input: RequestOf<typeof rescore>): Promise<boolean> {
  const { attempt, marking, newScore, verdict } = plan
  const titles = new Map(course.chapters.map(({ chapterId, title }) => [chapterId, title]))
  const entry = { questionId: input.questionId, from: attempt.score ?? 0, to: newScore, atMs: context.nowMs, operatorId: input.operator, secondOperatorId: input.secondOperator, reason: input.reason }
  const change = { score: newScore, weakChapters: marking.weakChapterIds.map((chapterId) => titles.get(chapterId) ?? chapterId), rescores: [...(attempt.rescores ?? []), entry] }
  const review = verdict === 'to-review' ? await loadReview(context, attempt) : null
  // The person may have begun another paper since: that one goes first.
  if (review && (review.examCase.exam?.openAttemptId !== null || review.examCase.latest?._id !== attempt._id)) return false
  try {
    await context.database.transact(async (transaction) => {
      const current = await transaction.get('attempts', attempt._id)
      if (current?.stamp !== attempt.stamp) throw new CommitConflict('the attempt changed')
      if (review) {
        const { examCase, parts, risk, exit } = review
        const reviewDueMs = lastMomentOfReview(context.nowMs, examCase.rules.exam)
        await writeExit(transaction, context, examCase, parts, { attempt, exit, risk, outcome: { state: 'under-review', reviewDueMs }, change: { ...change, state: movedTo(attempt.state, 'under-review'), reviewDueMs, settledAtMs: null } })
        const { trainee, enrolment } = examCase
        await queueMessage(transaction, context, { kind: 'result', subject: `${attempt._id}_rescored`, traineeId: trainee._id, phone: phoneOf(trainee), params: [trainee.name, specialtyNames[enrolment.specialty]] })
      } else {
        await transaction.update('attempts', attempt._id, { ...change, stamp: context.newId() })
      }
      await appendEvidence(transaction, context, 'exam', attempt.enrolmentId, { event: 'rescored', attempt: attempt._id, question: input.questionId, from: entry.from, to: entry.to, operator: input.operator, secondOperator: input.secondOperator })
      await recordOperation(transaction, context, { operatorId: input.operator, secondOperatorId: input.secondOperator, operation: rescore.name, reason: input.reason, effect: `${entry.from} to ${entry.to}${review ? ', to review' : ''}`, subjects: [attempt._id, input.questionId] })
    })
    return true
  } catch (error) {
    if (error instanceof CommitConflict) return false
    throw error
  }
}

async function loadReview(context: Context, attempt: AttemptDocument) {
  const { exit } = attempt
  if (!exit) throw new Error(`attempt ${attempt._id} was scored without an exit look`)
  const examCase = await loadAnyCase(context, attempt.enrolmentId)
  const [parts, exitPhoto] = await Promise.all([loadExitParts(context, examCase, attempt), exit.kind === 'photo' ? context.database.get('photos', exit.photoId) : null])
  const risk = judgeRisk({ entry: findingsOf(attempt.entry, parts.entryPhoto), exit: findingsOf(exit, exitPhoto), moves: attempt.deviceMoves ?? 0 })
  return { examCase, parts, risk, exit }
}
