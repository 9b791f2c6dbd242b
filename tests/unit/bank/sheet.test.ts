import { describeRow, judgeBankSheets, type BankRow, type SheetsVerdict } from '../../../src/domain/bank'
import type { SheetRow } from '../../../src/domain/sheet'
import vectors from '../../vectors/bank/sheets.json'

const chapters = [
  { chapterId: 'c1', title: '质量验收与技术管理' },
  { chapterId: 'c2', title: '主体结构工程' },
]
const heading = ['题目', '题型', 'A', 'B', 'C', '答案', '解析', '章节', '难度']

function rowsOf(verdict: SheetsVerdict): readonly BankRow[] {
  if (verdict.kind === 'refused') throw new Error(`the heading was not found: ${verdict.missing.join()}`)
  return verdict.rows
}

function judge(rows: readonly SheetRow[], name = '题库'): readonly BankRow[] {
  return rowsOf(judgeBankSheets([{ name, rows: [heading, ...rows] }], chapters))
}

describe('the rows of a question sheet', () => {
  test.each(vectors)('$why', ({ rows, result }) => {
    const told = judge(rows as SheetRow[]).map(({ row, question, problems, notes }) => [
      row,
      question && `${question.kind} ${question.answer.join('')} ${question.chapterId} ${question.difficulty}`,
      question ? notes : problems.map(({ code }) => code),
    ])
    expect(told).toEqual(result)
  })

  test('every finding has a sentence of its own', () => {
    const sentences = vectors.flatMap(({ rows }) => judge(rows as SheetRow[]).flatMap(describeRow))
    expect([sentences.length >= 18, sentences.filter((sentence) => sentence.length < 4 || sentence.includes('undefined'))]).toEqual([true, []])
  })

  test('one sheet per kind, named so, is read as one bank; a sheet without questions is left alone', () => {
    const sheets = [
      { name: '单选题', rows: [['单选题库'], ['序号', '题干', '备选项', '正确答案', '所属章节'], [1, '甲？', 'A.甲\nB.乙', 'B', 1]] },
      { name: '判断题', rows: [['题干', '标准答案', '章'], ['乙。', '错', '第二章']] },
      { name: '说明', rows: [['请勿改动']] },
    ]
    const verdict = judgeBankSheets(sheets, chapters)
    expect([verdict.kind === 'read' && verdict.sheetsRead, rowsOf(verdict).map(({ sheet, row, question }) => [sheet, row, question?.kind, question?.answer.join(''), question?.chapterId])]).toEqual([
      ['单选题', '判断题'],
      [['单选题', 3, 'single', 'B', 'c1'], ['判断题', 2, 'judge', 'B', 'c2']],
    ])
  })

  test('a heading over two rows: 选项 merged over A, B, C', () => {
    const rows = [['题目', '题型', '选项', null, null, '答案', '章节'], [null, null, 'A', 'B', 'C', null, null], ['甲？', '单选', '甲', '乙', '丙', 'C', 'c1']]
    const [row] = rowsOf(judgeBankSheets([{ name: '题库', rows }], chapters))
    expect([row?.row, row?.question?.options.map(({ text }) => text), row?.question?.answer]).toEqual([3, ['甲', '乙', '丙'], ['C']])
  })

  test('a sheet without questions or keys names what is missing', () => {
    expect(judgeBankSheets([{ name: '题库', rows: [['题目', '题型', 'A', 'B'], ['甲？', '单选', '甲', '乙']] }], chapters)).toEqual({ kind: 'refused', missing: ['key'] })
  })
})
