// The options of one question: in columns A–H, or in one cell below each other, lettered, or parted by a stroke.
import { bareText, type QuestionKind, type QuestionOption } from '../exercise'
import { isBlank, writtenTextOf, type SheetCell } from '../sheet'
import { judgeWord, lettersOf, read, readShownText, refuse, type Reading } from './cells'

const letters = 'ABCDEFGH'
const longestOption = 500
const ownLetter = /^([A-H])\s*[.．、:：)）]\s*/

export const judgeOptions: readonly QuestionOption[] = [
  { key: 'A', text: '正确' },
  { key: 'B', text: '错误' },
]

export function readOptions(columns: readonly SheetCell[], together: SheetCell, kind: QuestionKind | null): Reading<QuestionOption[]> {
  const texts = columns.some((cell) => !isBlank(cell)) ? readColumns(columns) : readTogether(together)
  if (texts.kind === 'refused') return texts
  if (texts.value.length === 0) return kind === 'judge' ? read([...judgeOptions]) : refuse('OPTIONS_MISSING')
  const options = texts.value.map((text, index) => ({ key: letters.charAt(index), text }))
  if (options.length > letters.length) return refuse('OPTIONS_TOO_MANY', String(options.length))
  if (kind === 'judge' && !isJudgePair(options)) return refuse('JUDGE_OPTIONS')
  if (new Set(options.map(({ text }) => bareText(text))).size !== options.length) return refuse('OPTIONS_EQUAL')
  return options.length < (kind === 'multiple' ? 3 : 2) ? refuse('OPTIONS_MISSING') : read(options)
}

export function isJudgePair(options: readonly QuestionOption[]): boolean {
  const [first, second, ...more] = options.map(({ text }) => judgeWord(bareText(text)))
  return more.length === 0 && first !== undefined && first !== null && second !== undefined && second !== null && first !== second
}

/** Blank cells at the end are no options; a blank one before another leaves open which letter is meant. */
function readColumns(columns: readonly SheetCell[]): Reading<string[]> {
  const last = columns.reduce<number>((found, cell, index) => (isBlank(cell) ? found : index), -1)
  const used = columns.slice(0, last + 1)
  const gap = used.findIndex((cell) => isBlank(cell))
  if (gap >= 0) return refuse('OPTION_GAP', letters.charAt(gap))
  // All of them written into the first column.
  const inFirst = used.length === 1 ? readTogether(used[0] ?? null) : null
  return inFirst?.kind === 'read' ? inFirst : readEach(used)
}

function readEach(cells: readonly SheetCell[]): Reading<string[]> {
  const texts: string[] = []
  for (const [index, cell] of cells.entries()) {
    const text = typeof cell === 'boolean' ? read(cell ? '正确' : '错误') : readShownText(cell, longestOption)
    if (text.kind === 'refused') return refuse(text.problem, `选项 ${letters.charAt(index)} ${text.about ?? ''}`)
    const own = ownLetter.exec(lettersOf(text.value))
    texts.push(own && own[1] === letters.charAt(index) ? text.value.slice(own[0].length).trim() : text.value)
  }
  return texts.includes('') ? refuse('OPTIONS_UNCLEAR') : read(texts)
}

function readTogether(cell: SheetCell): Reading<string[]> {
  if (isBlank(cell)) return read([])
  if (typeof cell !== 'string') return refuse('OPTIONS_UNCLEAR')
  const whole = writtenTextOf(cell)
  const lines = whole.split('\n').filter((line) => line !== '')
  if (lines.length > 1 && lines.every((line) => !hasSecondLetter(line))) return readLines(lines)
  const lettered = splitAtLetters(whole)
  if (lettered) return readEach(lettered)
  if (ownLetter.test(lettersOf(whole))) return refuse('OPTIONS_UNCLEAR')
  const parts = whole.split(/\s*(?:[|｜]|\$;\$|[;；])\s*/).filter((part) => part !== '')
  return parts.length > 1 ? readEach(parts) : refuse('OPTIONS_UNCLEAR')
}

/** All lines lettered in order, or none of them. */
function readLines(lines: readonly string[]): Reading<string[]> {
  const own = lines.map((line) => ownLetter.exec(lettersOf(line))?.[1])
  const isLettered = own.every((letter, index) => letter === letters.charAt(index))
  return isLettered || own.every((letter) => letter === undefined) ? readEach(lines) : refuse('OPTIONS_UNCLEAR')
}

function hasSecondLetter(line: string): boolean {
  return [...lettersOf(line).matchAll(/(?:^|[\s;；,，])[A-H]\s*[.．、:：)）]/g)].length > 1
}

/** "A. 钢 B. 铝 C. 铜" at its letters, when they follow each other and none comes twice; null otherwise. */
function splitAtLetters(text: string): string[] | null {
  const marks = [...lettersOf(text).matchAll(/(^|[\s;；,，])([A-H])\s*[.．、:：)）]\s*/g)]
  if (marks.length < 2 || marks[0]?.index !== 0 || marks.some((mark, index) => mark[2] !== letters.charAt(index))) return null
  return marks.map((mark, index) => text.slice(mark.index + (mark[1] ?? '').length, marks[index + 1]?.index).replace(/[;；,，\s]+$/, ''))
}
