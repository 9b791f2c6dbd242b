// The row-by-row report of an import: twenty lines in the answer, all of them as .xlsx (ENR-04, ENR-11).
import { maskName } from '../../../src/domain/account'
import { describeEnrolments, describeFindings, outcomeNames, type RowOutcome, type SettledRow } from '../../../src/domain/enrolment'
import type { RuleSet } from '../../../src/domain/rules'
import type { Fen } from '../../../src/domain/units'
import type { Context } from '../../platform/context'
import { writeResult } from '../../platform/spreadsheet'

const columns = [
  { title: '行号', width: 8 },
  { title: '结果', width: 12 },
  { title: '说明', width: 60 },
  { title: '姓名', width: 12 },
  { title: '身份证号', width: 22 },
  { title: '手机号', width: 16 },
  { title: '专业', width: 34 },
  { title: '聘用企业', width: 34 },
  { title: '注册编号', width: 20 },
  { title: '注册有效期至', width: 14 },
  { title: '办理方式', width: 14 },
  { title: '应缴（元，不含餐）', width: 18 },
]

export function feeOf(row: SettledRow, rules: RuleSet): Fen {
  return row.enrolments.reduce((total, one) => total + rules.feesFen[one.specialty][one.item], 0)
}

export async function writeReport(context: Pick<Context, 'files' | 'newId'>, rows: readonly SettledRow[], rules: RuleSet): Promise<string | null> {
  const body = rows.map((row) => [
    row.row,
    outcomeNames[row.outcome],
    describeFindings(row, rules.enrolmentWindowMonths).join('；'),
    row.name,
    row.idNumber,
    row.phone,
    describeEnrolments(row),
    row.employer,
    row.registrationNumber ?? '',
    row.expires ?? '',
    row.route === 'platform' ? '平台报名' : '线下直接申报',
    row.outcome === 'new' ? feeOf(row, rules) / 100 : null,
  ])
  return (await writeResult(context, 'roster', '导入报告', columns, body)).address
}

const worstFirst: readonly RowOutcome[] = ['refused', 'needs-acceptance', 'new', 'same']

/** Names are masked: the console keeps its answers. The report has them in full. */
export function reportLines(rows: readonly SettledRow[], rules: RuleSet): string[] {
  const told = rows.filter((row) => row.outcome === 'refused' || row.outcome === 'needs-acceptance' || (row.outcome === 'new' && row.notes.length > 0))
  return [...told]
    .sort((left, right) => worstFirst.indexOf(left.outcome) - worstFirst.indexOf(right.outcome) || left.row - right.row)
    .map((row) => `第 ${row.row} 行 ${maskName(row.name) || '（无姓名）'}：${outcomeNames[row.outcome]}。${describeFindings(row, rules.enrolmentWindowMonths).join('；')}`)
}

export function countOutcomes(rows: readonly SettledRow[]): Record<RowOutcome, number> {
  const counts: Record<RowOutcome, number> = { new: 0, same: 0, 'needs-acceptance': 0, refused: 0 }
  for (const row of rows) counts[row.outcome] += 1
  return counts
}
