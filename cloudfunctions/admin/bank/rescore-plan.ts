// Which written papers a mended key touches, and what it makes of each.
import { judgeRescore, keysById, scorePaper, scoredStates, type KeysById, type Marking, type RescoreVerdict } from '../../../src/domain/exam'
import type { Question } from '../../../src/domain/exercise'
import type { Context } from '../../platform/context'
import type { AttemptDocument } from '../../platform/documents/exam'
import type { BankDocument } from '../../platform/documents/learning'
import { findByIds } from '../../platform/find-all'
import { ruleSetOf } from '../../platform/rules-in-force'

type Needs = Pick<Context, 'database'>

export interface PlannedRescore {
  readonly attempt: AttemptDocument
  readonly marking: Marking
  readonly newScore: number
  readonly verdict: RescoreVerdict
}

/** Earlier banks with the same question under another key: same text, same options, so that old answers still mean the same. */
export async function mendedBanks({ database }: Needs, inForce: BankDocument, question: Question): Promise<BankDocument[]> {
  const banks = await database.find('banks', { courseId: inForce.courseId, version: inForce.version, revision: { lt: inForce.revision } }, { orderBy: [['revision', 'asc']], limit: 1000 })
  return banks.filter((bank) => bank.questions.some((other) => other.questionId === question.questionId && sameText(other, question) && !sameKey(other, question)))
}

function sameText(left: Question, right: Question): boolean {
  const text = ({ kind, stem, options }: Question): string => JSON.stringify([kind, stem, options.map((option) => [option.key, option.text])])
  return text(left) === text(right)
}

function sameKey(left: Question, right: Question): boolean {
  return [...left.answer].sort().join() === [...right.answer].sort().join()
}

const perPage = 200

export async function planRescoring(context: Needs, inForce: BankDocument, banks: readonly BankDocument[], questionId: string): Promise<PlannedRescore[]> {
  const byId = new Map(banks.map((bank) => [bank._id, bank]))
  const plans: PlannedRescore[] = []
  let after = ''
  for (;;) {
    const page = await context.database.find('attempts', { courseId: inForce.courseId, courseVersion: inForce.version, _id: { gt: after } }, { orderBy: [['_id', 'asc']], limit: perPage })
    const touched = page.filter(({ bankId, state, score, paper }) => byId.has(bankId) && score !== null && (scoredStates as readonly string[]).includes(state) && paper.some((item) => item.questionId === questionId))
    const exams = new Map((await findByIds(context, 'exams', touched.map(({ enrolmentId }) => enrolmentId))).map((exam) => [exam._id, exam]))
    const withdrawn = new Set((await findByIds(context, 'enrolments', touched.map(({ enrolmentId }) => enrolmentId))).flatMap(({ _id, status }) => (status === 'withdrawn' ? [_id] : [])))
    for (const attempt of touched) {
      const [exam, bank, rules] = [exams.get(attempt.enrolmentId), byId.get(attempt.bankId), await ruleSetOf(context, attempt.ruleSetId)]
      if (!exam || !bank) throw new Error(`the exam or bank of attempt ${attempt._id} is missing`)
      const marking = scorePaper(attempt.paper, attempt.answers, mendedKeys(bank, inForce, [questionId, ...(attempt.rescores ?? []).map((one) => one.questionId)]), rules.exam)
      const verdict = judgeRescore({ state: attempt.state, score: attempt.score ?? 0, attemptNo: attempt.attemptNo }, marking.score, exam, rules.exam.passMark)
      plans.push({ attempt, marking, newScore: marking.score, verdict: verdict === 'to-review' && withdrawn.has(attempt.enrolmentId) ? 'withdrawn' : verdict })
    }
    after = page.at(-1)?._id ?? ''
    if (page.length < perPage) return plans
  }
}

/** The paper's own bank with the mended keys, those of earlier rescorings included. */
function mendedKeys(own: BankDocument, inForce: BankDocument, mended: readonly string[]): KeysById {
  const now = new Map(inForce.questions.map((question) => [question.questionId, question]))
  const questions = own.questions.map((question) => {
    const fresh = mended.includes(question.questionId) ? now.get(question.questionId) : undefined
    return fresh && sameText(fresh, question) ? { ...question, answer: fresh.answer } : question
  })
  return keysById(questions)
}
