// What a sheet makes of the bank in force: pure, so that a dry run and the import cannot differ. The bank is never
// changed, a new one is made (CAT-04); a question that stays the same keeps its id, and with it its history.
import { questionIdentity, type Question } from '../exercise'
import type { BankRow, ReadQuestion, RowProblemFinding } from './sheet'

export type RowOutcome = 'new' | 'changed' | 'same' | 'refused'

export interface MergedRow extends BankRow {
  readonly outcome: RowOutcome
  /** The question's id in the bank; empty while the row is refused. */
  readonly questionId: string
}

export interface Merge {
  readonly rows: readonly MergedRow[]
  readonly questions: readonly Question[]
  /** In force now and not in the new bank. */
  readonly dropped: readonly Question[]
  readonly hasChanged: boolean
}

export interface MergeInput {
  readonly rows: readonly BankRow[]
  /** The bank in force. */
  readonly bank: readonly Question[]
  /** The course's exercises: practised questions never come in the exam. */
  readonly exercises: readonly Question[]
  readonly replace: boolean
  /** An id for a new question, made from its text without its key: the id is shown, the key must not be guessed from it. */
  readonly idOf: (identity: string) => string
}

export function mergeBank({ rows, bank, exercises, replace, idOf }: MergeInput): Merge {
  const practised = new Map(exercises.map((question) => [questionIdentity(question), question.questionId]))
  const known = { byId: new Map(bank.map((question) => [question.questionId, question])), byIdentity: new Map(bank.map((question) => [questionIdentity(question), question])) }
  const used = new Map<string, string>()
  const fresh = new Map<string, Question>()
  const merged = rows.map((row): MergedRow => {
    const refused = (problem: RowProblemFinding): MergedRow => ({ ...row, question: null, problems: [...row.problems, problem], outcome: 'refused', questionId: '' })
    if (row.question === null) return { ...row, outcome: 'refused', questionId: '' }
    const identity = questionIdentity(row.question)
    const twin = practised.get(identity)
    if (twin !== undefined) return refused({ code: 'DUPLICATE_IN_EXERCISES', about: twin })
    const named = idNamed(row.question.questionId, known.byId)
    if (named !== null && !known.byId.has(named)) return refused({ code: 'ID_UNKNOWN', about: named })
    const before = (named === null ? known.byIdentity.get(identity) : known.byId.get(named)) ?? null
    const elsewhere = known.byIdentity.get(identity)
    if (named !== null && elsewhere && elsewhere.questionId !== named) return refused({ code: 'DUPLICATE_IN_FILE', about: `题目 ${elsewhere.questionId}` })
    const questionId = before?.questionId ?? idOf(identity)
    const other = used.get(questionId)
    if (other !== undefined) return refused({ code: 'ID_TWICE', about: other })
    used.set(questionId, `“${row.sheet}”第 ${row.row} 行`)
    const question = asQuestion(row.question, questionId)
    const isSame = before !== null && sameQuestion(before, question)
    fresh.set(questionId, isSame ? before : question)
    return { ...row, outcome: before === null ? 'new' : isSame ? 'same' : 'changed', questionId }
  })
  const kept = replace ? bank.filter(({ questionId }) => fresh.has(questionId)) : bank
  const questions = [...kept.map((question) => fresh.get(question.questionId) ?? question), ...[...fresh.values()].filter(({ questionId }) => !known.byId.has(questionId))]
  const dropped = replace ? bank.filter(({ questionId }) => !fresh.has(questionId)) : []
  return { rows: merged, questions, dropped, hasChanged: dropped.length > 0 || merged.some(({ outcome }) => outcome === 'new' || outcome === 'changed') }
}

/** A running number that teachers write into the column of ids names no question. */
function idNamed(written: string | null, known: ReadonlyMap<string, Question>): string | null {
  return written !== null && /^\d{1,5}$/.test(written) && !known.has(written) ? null : written
}

function asQuestion({ kind, stem, options, answer, explanation, chapterId, difficulty }: ReadQuestion, questionId: string): Question {
  return { questionId, kind, stem, options, answer, explanation, chapterId, difficulty }
}

function sameQuestion(left: Question, right: Question): boolean {
  const content = ({ kind, stem, options, answer, explanation, chapterId, difficulty }: Question): string =>
    JSON.stringify([kind, stem, options.map(({ key, text }) => [key, text]), [...answer].sort(), explanation, chapterId, difficulty])
  return content(left) === content(right)
}
