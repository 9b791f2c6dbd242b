// The headings of a question sheet, as teachers write them.
import { columnOf, findHeading, type HeadingVerdict, type PlacesOf, type SheetRow } from '../sheet'

export const optionColumns = ['optionA', 'optionB', 'optionC', 'optionD', 'optionE', 'optionF', 'optionG', 'optionH'] as const
export type OptionColumn = (typeof optionColumns)[number]

export type BankColumn = 'question' | 'kind' | 'options' | OptionColumn | 'key' | 'explanation' | 'chapter' | 'difficulty' | 'questionId'

/** The column's name in answers, reports and the template. */
export const columnNames = {
  question: '题目',
  kind: '题型',
  options: '选项',
  optionA: '选项A',
  optionB: '选项B',
  optionC: '选项C',
  optionD: '选项D',
  optionE: '选项E',
  optionF: '选项F',
  optionG: '选项G',
  optionH: '选项H',
  key: '答案',
  explanation: '解析',
  chapter: '章节',
  difficulty: '难度',
  questionId: '题目编号',
} as const satisfies Record<BankColumn, string>

function optionHeadings(letter: string): string[] {
  const small = letter.toLowerCase()
  return [letter, small, `选项${letter}`, `选项${small}`, `${letter}选项`, `备选项${letter}`, `备选答案${letter}`, `答案${letter}`, `答案选项${letter}`, `${letter}项`]
}

const words = {
  needed: ['question', 'key'],
  synonyms: {
    question: ['题目', '题干', '题目内容', '试题', '试题内容', '试题题干', '试题题目', '问题', '题目题干', '题干内容', '考题', '内容'],
    kind: ['题型', '题目类型', '试题类型', '类型', '题目题型', '题类'],
    options: ['选项', '备选项', '备选答案', '选项内容', '答案选项', '可选项', '全部选项'],
    optionA: optionHeadings('A'),
    optionB: optionHeadings('B'),
    optionC: optionHeadings('C'),
    optionD: optionHeadings('D'),
    optionE: optionHeadings('E'),
    optionF: optionHeadings('F'),
    optionG: optionHeadings('G'),
    optionH: optionHeadings('H'),
    key: ['答案', '正确答案', '标准答案', '参考答案', '正确选项', '试题答案', '题目答案', '答案内容'],
    explanation: ['解析', '答案解析', '试题解析', '题目解析', '说明', '解释', '依据', '出处', '答案说明', '答题解析'],
    chapter: ['章节', '章', '所属章节', '所属章', '章名', '章节名称', '章标题', '知识点', '所属知识点', '单元'],
    difficulty: ['难度', '难易', '难易度', '难易程度', '难度等级', '难度系数', '难度级别'],
    questionId: ['题目编号', '试题编号', '题目ID', '题目id', '试题ID', '编号', '题目编码'],
  },
} as const satisfies { readonly needed: readonly BankColumn[]; readonly synonyms: Readonly<Record<BankColumn, readonly string[]>> }

export type BankPlaces = PlacesOf<BankColumn>

export function findBankHeading(rows: readonly SheetRow[]): HeadingVerdict<BankColumn> {
  return findHeading<BankColumn>(rows, words)
}

export function bankColumnOf(text: string): BankColumn | null {
  return columnOf<BankColumn>(text, words)
}
