// The paper as a page gets it: texts from the bank, letters by position, no key (EXC-02, case 18).
import type { ResponseOf } from '../../../src/contract'
import type { getAttempt } from '../../../src/contract/exam/get-attempt'
import { optionLetter } from '../../../src/domain/exam'
import type { RuleSet } from '../../../src/domain/rules'
import { specialtyNames, type Specialty } from '../../../src/domain/specialty'
import type { AttemptDocument } from '../documents/exam'
import type { BankDocument } from '../documents/learning'

export type OpenPaper = ResponseOf<typeof getAttempt>

export function openPaper(attempt: AttemptDocument, specialty: Specialty, bank: BankDocument, rules: RuleSet, nowMs: number): OpenPaper {
  const questions = new Map(bank.questions.map((question) => [question.questionId, question]))
  return {
    attemptId: attempt._id,
    attemptNo: attempt.attemptNo,
    epoch: attempt.epoch,
    specialty,
    title: `${specialtyNames[specialty]}专业考试`,
    passMark: rules.exam.passMark,
    durationMs: attempt.deadlineMs - attempt.startedAtMs,
    remainingMs: Math.max(0, attempt.deadlineMs - nowMs),
    questions: attempt.paper.map(({ questionId, kind, optionKeys, points }) => {
      const question = questions.get(questionId)
      if (!question) throw new Error(`the bank lost question ${questionId}`)
      const texts = new Map(question.options.map(({ key, text }) => [key, text]))
      return { questionId, kind, stem: question.stem, options: optionKeys.map((key, index) => ({ letter: optionLetter(index), text: texts.get(key) ?? '' })), points }
    }),
    answers: attempt.answers.map(({ questionId, answer, revision }) => ({ questionId, answer: [...answer], revision })),
  }
}
