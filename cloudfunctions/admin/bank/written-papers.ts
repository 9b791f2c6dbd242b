// The papers of a course version as the statistics read them: folded page by page, because a whole attempt is large.
import { answerSeconds, type PaperAnswer, type WrittenPaper } from '../../../src/domain/bank'
import { optionIndex } from '../../../src/domain/exam'
import { markAnswers, type Question } from '../../../src/domain/exercise'
import type { Context } from '../../platform/context'
import type { AttemptDocument } from '../../platform/documents/exam'
import type { BankDocument } from '../../platform/documents/learning'
import { bankOfAttempt } from '../../platform/exam/bank-in-force'
import { findByIds } from '../../platform/find-all'

type Needs = Pick<Context, 'database'>

/** Ids are random: the first of them are a fair sample of a large course. */
export const mostPapers = 2_000
const perPage = 200
/** Of these a result stands; a cancelled paper was not written by its person. */
const counted: readonly AttemptDocument['state'][] = ['failed', 'under-review', 'passed']

export interface WrittenPapers {
  readonly papers: readonly WrittenPaper[]
  /** The first scored paper of each enrolment: retakes are no independent answers. */
  readonly firstPapers: readonly WrittenPaper[]
  readonly isSample: boolean
}

export async function readWrittenPapers(context: Needs, inForce: BankDocument): Promise<WrittenPapers> {
  const banks = new Map<string, ReadonlyMap<string, Question>>()
  const found: { readonly paper: WrittenPaper; readonly enrolmentId: string; readonly attemptNo: number }[] = []
  const current = byId(inForce)
  let after = ''
  for (;;) {
    const page = await context.database.find('attempts', { courseId: inForce.courseId, courseVersion: inForce.version, _id: { gt: after } }, { orderBy: [['_id', 'asc']], limit: perPage })
    // A paper whose term is over has no questions any more.
    const scored = page.filter(({ state, score, paper }) => score !== null && paper.length > 0 && counted.includes(state))
    const people = new Map((await findByIds(context, 'trainees', scored.map(({ traineeId }) => traineeId))).map((trainee) => [trainee._id, trainee]))
    for (const attempt of scored) {
      // REL-01: the review account's answers say nothing about questions.
      if (people.get(attempt.traineeId)?.isDemonstration) continue
      const bank = banks.get(attempt.bankId) ?? byId(await bankOfAttempt(context, attempt))
      banks.set(attempt.bankId, bank)
      found.push({ paper: asWritten(attempt, bank, current), enrolmentId: attempt.enrolmentId, attemptNo: attempt.attemptNo })
    }
    after = page.at(-1)?._id ?? ''
    if (page.length < perPage || found.length >= mostPapers) break
  }
  const firsts = new Map<string, (typeof found)[number]>()
  for (const one of found) if ((firsts.get(one.enrolmentId)?.attemptNo ?? Infinity) > one.attemptNo) firsts.set(one.enrolmentId, one)
  return { papers: found.map(({ paper }) => paper), firstPapers: [...firsts.values()].map(({ paper }) => paper), isSample: found.length >= mostPapers }
}

function byId({ questions }: BankDocument): ReadonlyMap<string, Question> {
  return new Map(questions.map((question) => [question.questionId, question]))
}

function asWritten(attempt: AttemptDocument, bank: ReadonlyMap<string, Question>, current: ReadonlyMap<string, Question>): WrittenPaper {
  const given = new Map(attempt.answers.map((answer) => [answer.questionId, answer.answer]))
  const seconds = answerSeconds(attempt.answers, attempt.startedAtMs)
  const answers = attempt.paper.flatMap(({ questionId, kind, optionKeys }): PaperAnswer[] => {
    const question = bank.get(questionId)
    if (!question) return []
    const chosen = (given.get(questionId) ?? []).map((letter) => optionKeys[optionIndex(letter)] ?? '').sort()
    const now = current.get(questionId)
    const isCurrent = now !== undefined && now.stem === question.stem && [...now.answer].sort().join() === [...question.answer].sort().join()
    return [{ questionId, chosen: chosen.join(''), isRight: markAnswers(question, chosen), seconds: seconds.get(questionId) ?? null, isCurrent, isJudge: kind === 'judge' }]
  })
  return { attemptId: attempt._id, traineeId: attempt.traineeId, answers }
}
