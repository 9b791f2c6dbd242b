import { getAttempt } from '../../../src/contract/exam/get-attempt'
import { bankOfAttempt } from '../../platform/exam/bank-in-force'
import { openPaper } from '../../platform/exam/open-paper'
import { loadOwnAttempt } from '../../platform/exam/own-attempt'
import { handler } from '../../platform/handler'
import { Refusal } from '../../platform/refusal'

export const getAttemptHandler = handler(getAttempt, {
  async load(context, { attemptId }) {
    const { attempt, rules } = await loadOwnAttempt(context, attemptId)
    const [exam, bank] = await Promise.all([context.database.get('exams', attempt.enrolmentId), bankOfAttempt(context, attempt)])
    if (!exam) throw new Error(`the exam of attempt ${attemptId} is missing`)
    return { attempt, rules, exam, bank }
  },
  decide({ attempt, rules, exam, bank }, _input, { nowMs }) {
    if (attempt.state !== 'in-progress') throw new Refusal('ATTEMPT_SUBMITTED', `the attempt is ${attempt.state}`, { state: attempt.state })
    return openPaper(attempt, exam.specialty, bank, rules, nowMs)
  },
  commit: async (_context, paper) => paper,
})
