// One change of an exam document, against the one that was loaded, with its evidence in the same commit.
import type { Context } from '../context'
import type { Transaction } from '../cloudbase/database'
import type { ExamDocument } from '../documents/exam'
import type { EvidenceDocument } from '../documents/house'
import { appendEvidence } from '../evidence'
import { CommitConflict } from '../refusal'
import type { ExamCase } from './exam-case'

type Needs = Pick<Context, 'database' | 'newId' | 'nowMs' | 'secrets'>

export type ExamChange = Partial<Omit<ExamDocument, '_id' | 'stamp'>>

/** Writes the change into a running transaction; throws CommitConflict when the exam is no longer the loaded one. */
export async function changeExam(transaction: Transaction, context: Pick<Context, 'newId'>, { exam, enrolment, rules }: ExamCase, change: ExamChange): Promise<void> {
  const current = await transaction.get('exams', enrolment._id)
  if ((current?.stamp ?? null) !== (exam?.stamp ?? null)) throw new CommitConflict('the exam changed')
  const stamp = context.newId()
  if (exam) {
    await transaction.update('exams', enrolment._id, { ...change, stamp })
    return
  }
  await transaction.put('exams', {
    _id: enrolment._id,
    epoch: 1,
    traineeId: enrolment.traineeId,
    periodId: enrolment.periodId,
    specialty: enrolment.specialty,
    ruleSetId: rules.ruleSetId,
    agreed: null,
    identityConfirmedAtMs: null,
    entry: null,
    attempts: 0,
    openAttemptId: null,
    nextAttemptNotBeforeMs: 0,
    passedAttemptId: null,
    recentPapers: [],
    ...change,
    stamp,
  })
}

export async function commitExam(context: Needs, examCase: ExamCase, change: ExamChange, evidence: EvidenceDocument['content']): Promise<void> {
  await context.database.transact(async (transaction) => {
    await changeExam(transaction, context, examCase, change)
    await appendEvidence(transaction, context, 'exam', examCase.enrolment._id, evidence)
  })
}
