import { barrierTo, type ExamGoal } from '../../../src/domain/exam'
import type { EpochMs } from '../../../src/domain/units'
import { Refusal } from '../refusal'
import type { ExamCase } from './exam-case'

/** Throws the refusal that names what stands before the goal (case 20). */
export function refuseBarrier(goal: ExamGoal, { facts, rules }: Pick<ExamCase, 'facts' | 'rules'>, now: EpochMs): void {
  const barrier = barrierTo(goal, facts, rules.exam, now)
  if (!barrier) return
  switch (barrier.kind) {
    case 'missing':
      throw new Refusal('EXAM_STEP_MISSING', `the step ${barrier.missing.step} comes first`, barrier.missing)
    case 'open':
      throw new Refusal('EXAM_ATTEMPT_OPEN', `attempt ${barrier.attemptId} is ${barrier.state}`, { attemptId: barrier.attemptId, state: barrier.state })
    case 'closed':
      throw new Refusal('EXAM_CLOSED', 'the exam is passed', { attemptId: barrier.attemptId })
  }
}
