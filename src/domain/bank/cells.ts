// Reads single cells of a question sheet (ENR-11's rules for cells hold here too): what Excel damaged is named, nothing
// is guessed that cannot be known.
import { bareText, type QuestionKind, type QuestionOption } from '../exercise'
import { compactTextOf, isBlank, textOf, toHalfWidth, writtenTextOf, type SheetCell } from '../sheet'

export type QuestionProblem =
  | 'QUESTION_MISSING'
  | 'CELL_ERROR'
  | 'CELL_FORMULA'
  | 'CELL_DATE'
  | 'CELL_NUMBER_DAMAGED'
  | 'TEXT_TOO_LONG'
  | 'STEM_SHOWS_KEY'
  | 'KIND_UNKNOWN'
  | 'OPTIONS_MISSING'
  | 'OPTIONS_UNCLEAR'
  | 'OPTIONS_TOO_MANY'
  | 'OPTION_GAP'
  | 'OPTIONS_EQUAL'
  | 'JUDGE_OPTIONS'
  | 'KEY_MISSING'
  | 'KEY_UNREADABLE'
  | 'KEY_OUTSIDE_OPTIONS'
  | 'SINGLE_WITH_TWO_KEYS'
  | 'CHAPTER_MISSING'
  | 'CHAPTER_UNKNOWN'
  | 'DIFFICULTY_OUTSIDE'
  | 'ID_UNREADABLE'

export type Reading<Value> = { readonly kind: 'read'; readonly value: Value } | { readonly kind: 'refused'; readonly problem: QuestionProblem; readonly about?: string }

export function read<Value>(value: Value): { readonly kind: 'read'; readonly value: Value } {
  return { kind: 'read', value }
}

export function refuse(problem: QuestionProblem, about?: string): { readonly kind: 'refused'; readonly problem: QuestionProblem; readonly about?: string } {
  return about === undefined ? { kind: 'refused', problem } : { kind: 'refused', problem, about }
}

const errorValues = /^#(REF!|NAME\?|VALUE!|DIV\/0!|N\/A|NUM!|NULL!|SPILL!|ERROR.*)$/i
/** A number that a person types has fewer digits; more of them are what Excel's arithmetic leaves over. */
const mostTypedDigits = 12

/** The text of a cell that is to be shown to people; numbers are taken where they are as somebody typed them. */
export function readShownText(cell: SheetCell | undefined, longest: number): Reading<string> {
  if (typeof cell === 'object' && cell !== null) return refuse('CELL_DATE', cell.day)
  if (typeof cell === 'number') {
    const digits = String(cell).replace(/e.*$/i, '').replace(/\D/g, '').replace(/^0+/, '')
    return digits.length > mostTypedDigits || /e/i.test(String(cell)) ? refuse('CELL_NUMBER_DAMAGED', String(cell)) : read(String(cell))
  }
  const text = writtenTextOf(cell)
  if (errorValues.test(text)) return refuse('CELL_ERROR', text)
  if (/^[=＝][A-Za-z0-9($"+-]/.test(text)) return refuse('CELL_FORMULA', text.slice(0, 40))
  // Our own sheets put ' before a text that starts like a formula (OPS-03).
  const bare = text.replace(/^'(?=[=+\-@])/, '')
  return bare.length > longest ? refuse('TEXT_TOO_LONG', `${bare.length} 字`) : read(bare)
}

const kindWords: Readonly<Record<QuestionKind, readonly string[]>> = {
  single: ['单选', '单选题', '单项选择', '单项选择题', '单项', '单选择题', 'single'],
  multiple: ['多选', '多选题', '多项选择', '多项选择题', '多项', '不定项', '不定项选择', '不定项选择题', 'multiple'],
  judge: ['判断', '判断题', '是非', '是非题', '对错', '对错题', '正误判断', '正误判断题', 'judge'],
}

/** Null for a blank cell: the sheet's name, a line above or the key may say it. */
export function readKind(cell: SheetCell | undefined): Reading<QuestionKind | null> {
  const text = compactTextOf(cell).toLowerCase()
  if (text === '') return read(null)
  const kind = (Object.keys(kindWords) as QuestionKind[]).find((one) => kindWords[one].includes(text))
  return kind ? read(kind) : refuse('KIND_UNKNOWN', textOf(cell).slice(0, 20))
}

/** "一、单选题（每题 1 分）" above its questions, or a sheet named so. */
export function kindInTitle(title: string): QuestionKind | null {
  const text = compactTextOf(title)
  const kinds = (Object.keys(kindWords) as QuestionKind[]).filter((kind) => kindWords[kind].some((word) => word.length > 1 && text.includes(word)))
  return kinds.length === 1 ? (kinds[0] ?? null) : null
}

const difficultyWords: Readonly<Record<string, number>> = { 易: 1, 容易: 1, 简单: 1, 较易: 2, 较容易: 2, 中: 3, 中等: 3, 一般: 3, 适中: 3, 较难: 4, 难: 5, 困难: 5, 很难: 5 }

/** Null for a blank cell. */
export function readDifficulty(cell: SheetCell | undefined): Reading<number | null> {
  const text = compactTextOf(cell).replace(/[级星]$/, '')
  if (text === '') return read(null)
  const level = difficultyWords[text] ?? (/^[★☆]+$/.test(text) ? [...text].filter((star) => star === '★').length : Number(text))
  return Number.isInteger(level) && level >= 1 && level <= 5 ? read(level) : refuse('DIFFICULTY_OUTSIDE', text.slice(0, 20))
}

export interface ChapterName {
  readonly chapterId: string
  readonly title: string
}

const chapterNumber = /^第?([一二三四五六七八九十\d]+)章?[、.:：]?/

/** By number, title or both: "c1", "主体结构工程", "第二章 主体结构工程", "2". */
export function readChapter(cell: SheetCell | undefined, chapters: readonly ChapterName[]): Reading<string | null> {
  if (isBlank(cell)) return read(null)
  const text = compactTextOf(cell)
  const bare = bareText(text)
  const byName = chapters.find(({ chapterId, title }) => chapterId === text || bareText(title) === bare || bareText(title) === bareText(text.replace(chapterNumber, '')))
  if (byName) return read(byName.chapterId)
  const isNumberOnly = text.replace(chapterNumber, '') === '' && chapterNumber.test(text)
  const byNumber = isNumberOnly ? chapters[numberOf(chapterNumber.exec(text)?.[1] ?? '') - 1] : undefined
  return byNumber ? read(byNumber.chapterId) : refuse('CHAPTER_UNKNOWN', textOf(cell).slice(0, 40))
}

function numberOf(written: string): number {
  if (/^\d+$/.test(written)) return Number(written)
  const [tens = '', ones = ''] = written.includes('十') ? written.split('十') : ['0', written]
  const digit = (text: string): number => Math.max(0, '零一二三四五六七八九'.indexOf(text || '零'))
  return (written.includes('十') ? (tens === '' ? 1 : digit(tens)) : 0) * 10 + digit(ones)
}

const rightWords = ['对', '正确', '√', '✓', '✔', '是', 't', 'true', 'y', 'yes']
const wrongWords = ['错', '错误', '×', '✗', '✘', '否', '不对', '不正确', 'f', 'false', 'n', 'no', 'x']

/** What a word says of a statement; null when it says nothing. */
export function judgeWord(text: string): boolean | null {
  const word = text.toLowerCase()
  if (rightWords.includes(word)) return true
  return wrongWords.includes(word) ? false : null
}

/** The keys of the right options: "ABD", "A,B,D", "Ａ、Ｂ", 对, ×, or the text of the one right option. */
export function readKey(cell: SheetCell | undefined, kind: QuestionKind, options: readonly QuestionOption[]): Reading<string[]> {
  const text = compactTextOf(cell)
  if (text === '') return refuse('KEY_MISSING')
  const word = kind === 'judge' ? judgeWord(text) : null
  if (word !== null) {
    const option = options.find((one) => judgeWord(bareText(one.text)) === word)
    return option ? read([option.key]) : refuse('KEY_UNREADABLE', text.slice(0, 20))
  }
  const letters = text.toUpperCase().replace(/[,、;/+|.和与及]/g, '')
  if (/^[A-Z]+$/.test(letters)) return readLetters(letters, kind, options)
  const named = options.filter((option) => bareText(option.text) === bareText(textOf(cell)))
  return named.length === 1 && named[0] ? read([named[0].key]) : refuse('KEY_UNREADABLE', text.slice(0, 20))
}

function readLetters(letters: string, kind: QuestionKind, options: readonly QuestionOption[]): Reading<string[]> {
  const keys = [...letters]
  if (new Set(keys).size !== keys.length) return refuse('KEY_UNREADABLE', letters.slice(0, 20))
  const known = new Set(options.map(({ key }) => key))
  const outside = keys.filter((key) => !known.has(key))
  if (outside.length > 0) return refuse('KEY_OUTSIDE_OPTIONS', outside.join(''))
  if (kind !== 'multiple' && keys.length > 1) return refuse('SINGLE_WITH_TWO_KEYS', letters)
  return read([...keys].sort())
}

/** Half-width letters, for finding A. B. C. in a text whose own punctuation stays. */
export function lettersOf(text: string): string {
  return [...text].map((sign) => (/[Ａ-Ｈ]/.test(sign) ? toHalfWidth(sign) : sign)).join('')
}
