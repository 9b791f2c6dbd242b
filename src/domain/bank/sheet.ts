// Judges a question sheet row by row. A bad row is refused whole and named; what is odd but usable is told and taken.
import { bareText, hasOneKeyOnly, questionIdentity, showsKey, type QuestionKind, type QuestionOption } from '../exercise'
import { compactTextOf, isBlank, textOf, type SheetCell, type SheetRow } from '../sheet'
import { kindInTitle, readChapter, readDifficulty, readKey, readKind, readShownText, type ChapterName, type QuestionProblem, type Reading } from './cells'
import { bankColumnOf, findBankHeading, optionColumns, type BankColumn, type BankPlaces } from './heading'
import { isJudgePair, readOptions } from './options'

export type RowProblem = QuestionProblem | 'DUPLICATE_IN_FILE' | 'DUPLICATE_IN_EXERCISES' | 'ID_UNKNOWN' | 'ID_TWICE'
/** Told, and taken. */
export type RowNote = 'EXPLANATION_EMPTY' | 'MULTIPLE_WITH_ONE_KEY' | 'DIFFICULTY_ASSUMED' | 'KIND_ASSUMED' | 'CHAPTER_FROM_ABOVE' | 'SAME_STEM'

export interface RowProblemFinding {
  readonly code: RowProblem
  /** What stands in the cell, or which other place it is about. */
  readonly about?: string
}

export interface BankSheet {
  readonly name: string
  readonly rows: readonly SheetRow[]
}

/** One row as read; `question` is null while something is wrong. `row` is the number Excel shows. */
export interface BankRow {
  readonly sheet: string
  readonly row: number
  readonly stem: string
  readonly question: ReadQuestion | null
  readonly problems: readonly RowProblemFinding[]
  readonly notes: readonly RowNote[]
}

export interface ReadQuestion {
  /** As written in the sheet; null when the sheet names none. */
  readonly questionId: string | null
  readonly kind: QuestionKind
  readonly stem: string
  readonly options: readonly QuestionOption[]
  readonly answer: readonly string[]
  readonly explanation: string
  readonly chapterId: string
  readonly difficulty: number
}

export type SheetsVerdict =
  | { readonly kind: 'read'; readonly rows: readonly BankRow[]; readonly sheetsRead: readonly string[] }
  | { readonly kind: 'refused'; readonly missing: readonly BankColumn[] }

const longestStem = 1000
const defaultDifficulty = 3
const closingWords = /^(合计|总计|小计|备注|注[:：]|填表|制表|命题人|审核人|审题人|出题人)/

/** All sheets with a heading are read: schools keep one sheet per kind. */
export function judgeBankSheets(sheets: readonly BankSheet[], chapters: readonly ChapterName[]): SheetsVerdict {
  const found = sheets.map((sheet) => ({ sheet, heading: findBankHeading(sheet.rows) }))
  const rows: BankRow[] = []
  const sheetsRead: string[] = []
  for (const { sheet, heading } of found) {
    if (heading.kind === 'refused') continue
    sheetsRead.push(sheet.name)
    rows.push(...judgeRows(sheet, heading.firstDataRow, heading.places, chapters))
  }
  if (sheetsRead.length > 0) return { kind: 'read', rows: markDuplicates(rows), sheetsRead }
  const closest = found.flatMap(({ heading }) => (heading.kind === 'refused' ? [heading.missing] : [])).sort((left, right) => left.length - right.length)[0]
  return { kind: 'refused', missing: closest ?? ['question', 'key'] }
}

function judgeRows(sheet: BankSheet, firstRow: number, places: BankPlaces, chapters: readonly ChapterName[]): BankRow[] {
  const rows: BankRow[] = []
  let kindAbove = kindInTitle(sheet.name)
  let chapterAbove: string | null = null
  for (let index = firstRow; index < sheet.rows.length; index += 1) {
    const cells = sheet.rows[index] ?? []
    const filled = cells.filter((cell) => !isBlank(cell))
    if (filled.length === 0 || closingWords.test(compactTextOf(filled[0])) || isHeadingAgain(cells, places) || isExample(cells, places)) continue
    if (filled.length === 1) {
      const kind = kindInTitle(textOf(filled[0]))
      if (kind !== null) {
        kindAbove = kind
        continue
      }
    }
    const judged = judgeRow(sheet.name, index + 1, cells, places, { chapters, kindAbove, chapterAbove })
    chapterAbove = judged.question?.chapterId ?? chapterAbove
    rows.push(judged)
  }
  return rows
}

function isHeadingAgain(cells: SheetRow, places: BankPlaces): boolean {
  return bankColumnOf(compactTextOf(cells[places.question ?? -1])) === 'question'
}

/** The template's own examples, left in place. */
function isExample(cells: SheetRow, places: BankPlaces): boolean {
  return compactTextOf(cells[places.question ?? -1]).startsWith('(示例')
}

interface Surroundings {
  readonly chapters: readonly ChapterName[]
  readonly kindAbove: QuestionKind | null
  readonly chapterAbove: string | null
}

function judgeRow(sheet: string, row: number, cells: SheetRow, places: BankPlaces, { chapters, kindAbove, chapterAbove }: Surroundings): BankRow {
  const problems: RowProblemFinding[] = []
  const notes: RowNote[] = []
  const at = (column: BankColumn): SheetCell => cells[places[column] ?? -1] ?? null
  function take<Value>(reading: Reading<Value>): Value | null {
    if (reading.kind === 'read') return reading.value
    problems.push(reading.about === undefined ? { code: reading.problem } : { code: reading.problem, about: reading.about })
    return null
  }
  const stem = withoutNumber(take(readShownText(at('question'), longestStem)) ?? '')
  if (stem === '' && problems.length === 0) problems.push({ code: 'QUESTION_MISSING' })

  const columns = optionColumns.map(at)
  // A heading "选项" merged over A, B, C … stands above the first of them.
  const together = optionColumns.some((column) => places[column] === places.options) ? null : at('options')
  const kindReading = readKind(at('kind'))
  const written = take(kindReading)
  const givenKind = written ?? kindAbove
  const kind = givenKind ?? kindByKey(at('key'), readOptions(columns, together, null))
  if (givenKind === null && kindReading.kind === 'read') notes.push('KIND_ASSUMED')
  if (showsKey({ kind, stem })) problems.push({ code: 'STEM_SHOWS_KEY' })
  const options = take(readOptions(columns, together, kind))
  const answer = options && take(readKey(booleanAsWord(at('key')), kind, options))

  const explanation = take(readShownText(at('explanation'), longestStem)) ?? ''
  if (explanation === '') notes.push('EXPLANATION_EMPTY')
  const ownChapter = readChapter(at('chapter'), chapters)
  let chapterId = take(ownChapter)
  if (ownChapter.kind === 'read' && chapterId === null) {
    chapterId = chapterAbove
    if (chapterAbove === null) problems.push({ code: 'CHAPTER_MISSING' })
    else notes.push('CHAPTER_FROM_ABOVE')
  }
  const level = readDifficulty(at('difficulty'))
  const difficulty = take(level) ?? defaultDifficulty
  if (level.kind === 'read' && level.value === null) notes.push('DIFFICULTY_ASSUMED')
  const questionId = compactTextOf(at('questionId'))
  if (!/^[A-Za-z0-9.-]{0,40}$/.test(questionId)) problems.push({ code: 'ID_UNREADABLE', about: questionId.slice(0, 40) })

  if (problems.length > 0 || !options || !answer || chapterId === null) return { sheet, row, stem, question: null, problems, notes }
  if (hasOneKeyOnly({ kind, answer })) notes.push('MULTIPLE_WITH_ONE_KEY')
  return { sheet, row, stem, question: { questionId: questionId === '' ? null : questionId, kind, stem, options, answer, explanation, chapterId, difficulty }, problems, notes }
}

/** "12、" and "3." before a stem count its sheet, not its paper; "3.5 m" stays. */
function withoutNumber(stem: string): string {
  return stem.replace(/^\d{1,4}\s*(?:[、．)）]|\.(?!\d))\s*/, '').trim()
}

/** Excel makes TRUE and FALSE of 对 and 错 in some languages. */
function booleanAsWord(cell: SheetCell): SheetCell {
  if (typeof cell !== 'boolean') return cell
  return cell ? '对' : '错'
}

/** Without a kind anywhere: a word for right or wrong is a judgement, several letters are a multiple choice. */
function kindByKey(cell: SheetCell, options: Reading<QuestionOption[]>): QuestionKind {
  if (options.kind === 'read' ? isJudgePair(options.value) : options.problem === 'OPTIONS_MISSING') return 'judge'
  const letters = compactTextOf(cell).toUpperCase().replace(/[^A-H]/g, '')
  return letters.length > 1 ? 'multiple' : 'single'
}

/** The first of equal questions stays; the same stem with other options is told, because it may be meant. */
function markDuplicates(rows: readonly BankRow[]): BankRow[] {
  const firstOf = new Map<string, BankRow>()
  const stems = new Set<string>()
  return rows.map((row) => {
    if (row.question === null) return row
    const identity = questionIdentity(row.question)
    const first = firstOf.get(identity)
    if (first) return { ...row, question: null, problems: [{ code: 'DUPLICATE_IN_FILE', about: placeOf(first) }] }
    firstOf.set(identity, row)
    const stem = bareText(row.stem)
    if (stems.has(stem)) return { ...row, notes: [...row.notes, 'SAME_STEM'] }
    stems.add(stem)
    return row
  })
}

export function placeOf({ sheet, row }: Pick<BankRow, 'sheet' | 'row'>): string {
  return `“${sheet}”第 ${row} 行`
}
