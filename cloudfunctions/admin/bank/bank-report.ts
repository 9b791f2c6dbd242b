// The row-by-row report of an import: twenty lines in the answer, all of them as .xlsx. Keys are not repeated: the
// operator has them in the sheet, and a report is easily passed on.
import { describeRow, hasWarning, outcomeNames, type MergedRow, type RowOutcome } from '../../../src/domain/bank'
import { kindNames } from '../../../src/domain/exercise'
import type { Context } from '../../platform/context'
import type { CourseDocument } from '../../platform/documents/learning'
import { writeResult } from '../../platform/spreadsheet'

const columns = [
  { title: '工作表', width: 14 },
  { title: '行号', width: 8 },
  { title: '结果', width: 10 },
  { title: '说明', width: 60 },
  { title: '题目编号', width: 22 },
  { title: '题型', width: 10 },
  { title: '题目', width: 60 },
  { title: '选项', width: 50 },
  { title: '章节', width: 22 },
  { title: '难度', width: 8 },
]

export async function writeReport(context: Pick<Context, 'files' | 'newId'>, rows: readonly MergedRow[], chapters: CourseDocument['chapters']): Promise<string | null> {
  const titles = new Map(chapters.map(({ chapterId, title }) => [chapterId, title]))
  const body = rows.map(({ sheet, row, outcome, stem, question, questionId, problems, notes }) => [
    sheet,
    row,
    outcomeNames[outcome],
    describeRow({ problems, notes }).join('；'),
    questionId,
    question ? kindNames[question.kind] : '',
    stem,
    question ? question.options.map(({ key, text }) => `${key}. ${text}`).join('\n') : '',
    question ? (titles.get(question.chapterId) ?? question.chapterId) : '',
    question?.difficulty ?? null,
  ])
  return (await writeResult(context, 'bank', '题库导入报告', columns, body)).address
}

/** Refused rows first, then those with something odd. */
export function reportLines(rows: readonly MergedRow[]): string[] {
  const told = [...rows.filter(({ outcome }) => outcome === 'refused'), ...rows.filter((row) => row.outcome !== 'refused' && row.outcome !== 'same' && hasWarning(row))]
  return told.map((row) => `“${row.sheet}”第 ${row.row} 行 ${shortStem(row.stem)}：${outcomeNames[row.outcome]}。${describeRow(row).join('；')}`)
}

export function shortStem(stem: string): string {
  const line = stem.replace(/\s+/g, ' ')
  return line.length <= 24 ? line || '（无题目）' : `${line.slice(0, 23)}…`
}

export function countOutcomes(rows: readonly MergedRow[]): Record<RowOutcome, number> {
  const counts: Record<RowOutcome, number> = { new: 0, changed: 0, same: 0, refused: 0 }
  for (const row of rows) counts[row.outcome] += 1
  return counts
}
