// What the import says about a row of a question sheet, in the operator's words: what is wrong and how it is mended.
import type { RowOutcome } from './merge'
import type { BankRow, RowNote, RowProblem } from './sheet'

const problemTexts = {
  QUESTION_MISSING: () => '没有题目内容',
  CELL_ERROR: (about: string) => `${about} 是 Excel 的错误值，请改成文字`,
  CELL_FORMULA: (about: string) => `${about} 是公式，请改成文字`,
  CELL_DATE: (about: string) => `${about} 是日期，多半是 Excel 把 1-2、3/4 这样的字改掉了；请把单元格设为“文本”格式后重新填写`,
  CELL_NUMBER_DAMAGED: (about: string) => `${about} 被 Excel 算坏了；请把单元格设为“文本”格式后重新填写`,
  TEXT_TOO_LONG: (about: string) => `文字太长（${about}）；题目和解析最多 1000 字，选项最多 500 字`,
  STEM_SHOWS_KEY: () => '题目的括号里写着答案，学员会看到；请把括号里的字去掉',
  KIND_UNKNOWN: (about: string) => `题型“${about}”不能用，只有单选题、多选题、判断题`,
  OPTIONS_MISSING: () => '选项不够：单选题至少 2 个，多选题至少 3 个',
  OPTIONS_UNCLEAR: () => '选项分不清：请一行写一个，或写成 A. B. C.，或分列填写',
  OPTIONS_TOO_MANY: (about: string) => `选项有 ${about} 个，最多 8 个`,
  OPTION_GAP: (about: string) => `选项 ${about} 是空的，后面却还有选项，答案会对不上`,
  OPTIONS_EQUAL: () => '有两个选项一样',
  JUDGE_OPTIONS: () => '判断题的选项只能是“正确”和“错误”（也可以不填）',
  KEY_MISSING: () => '没有答案',
  KEY_UNREADABLE: (about: string) => `答案“${about}”看不懂；请写 A、ABD 或 对、错`,
  KEY_OUTSIDE_OPTIONS: (about: string) => `答案 ${about} 不在选项里`,
  SINGLE_WITH_TWO_KEYS: (about: string) => `单选题、判断题只能有一个答案，写的是 ${about}`,
  CHAPTER_MISSING: () => '没有写章节',
  CHAPTER_UNKNOWN: (about: string) => `章节“${about}”不是这门课的章`,
  DIFFICULTY_OUTSIDE: (about: string) => `难度“${about}”不能用，请写 1 到 5`,
  ID_UNREADABLE: (about: string) => `题目编号“${about}”不能用；新题请留空`,
  ID_UNKNOWN: (about: string) => `题库里没有编号 ${about}；新题请把编号留空`,
  ID_TWICE: (about: string) => `与${about}是同一道题`,
  DUPLICATE_IN_FILE: (about: string) => `与${about}重复`,
  DUPLICATE_IN_EXERCISES: (about: string) => `与课后练习题 ${about} 相同，练习过的题不能再考`,
} as const satisfies Record<RowProblem, (about: string) => string>

const noteTexts = {
  EXPLANATION_EMPTY: '提醒：没有解析',
  MULTIPLE_WITH_ONE_KEY: '提醒：多选题只有一个答案，请核对',
  DIFFICULTY_ASSUMED: '没写难度，按 3 级',
  KIND_ASSUMED: '没写题型，按答案判断',
  CHAPTER_FROM_ABOVE: '章节取自上一行（合并单元格）',
  SAME_STEM: '提醒：前面有题目文字相同、选项不同的题',
} as const satisfies Record<RowNote, string>

export const outcomeNames = { new: '新题', changed: '有修改', same: '不变', refused: '未通过' } as const satisfies Record<RowOutcome, string>

/** What is told of every row would drown the rest: these stand in the .xlsx alone. */
const quietNotes: readonly RowNote[] = ['DIFFICULTY_ASSUMED', 'KIND_ASSUMED', 'CHAPTER_FROM_ABOVE']

/** One sentence per finding, the worst first. */
export function describeRow({ problems, notes }: Pick<BankRow, 'problems' | 'notes'>): string[] {
  return [...problems.map(({ code, about }) => problemTexts[code](about ?? '')), ...notes.map((code) => noteTexts[code])]
}

export function hasWarning({ notes }: Pick<BankRow, 'notes'>): boolean {
  return notes.some((note) => !quietNotes.includes(note))
}
