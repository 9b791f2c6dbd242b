// 说明.html: the whole bundle to read, in any browser, without network and without our software (PRV-04).
import { maskIdNumber } from '../../../../src/domain/account'
import { formatCreditHours } from '../../../../src/domain/certificate'
import { enrolmentHours, foldLedger } from '../../../../src/domain/hours'
import { bundleFiles, type BundleEvidence } from '../../../../src/domain/evidence'
import { specialtyNames } from '../../../../src/domain/specialty'
import { minuteMs } from '../../../../src/domain/units'
import type { BundleRecords } from './load-bundle'
import { instantText, type BundleTable } from './table'

const style = `body{font:16px/1.6 system-ui,"Microsoft YaHei","PingFang SC",sans-serif;max-width:1100px;margin:2em auto;padding:0 1em;color:#1d2129}
h1{font-size:1.6em}h2{font-size:1.2em;margin-top:2em;border-bottom:1px solid #c9cdd4}
table{border-collapse:collapse;width:100%;font-size:14px}th,td{border:1px solid #c9cdd4;padding:4px 8px;text-align:left;vertical-align:top}
td{overflow-wrap:anywhere;min-width:4em}th{background:#f2f3f5;white-space:nowrap}code{overflow-wrap:anywhere}.scroll{overflow-x:auto}@media print{body{max-width:none}}`

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
}

export function pageOf(bundle: BundleRecords, evidence: BundleEvidence, tables: readonly BundleTable[], steps: string): string {
  const { trainee, school } = bundle
  const who = `${trainee.name}（身份证 ${maskIdNumber(trainee.idTail)}）`
  const newest = evidence.roots.at(-1)
  const destroyed = bundle.records.progress.filter(({ detailsDeletedAtMs }) => detailsDeletedAtMs !== undefined).length
  const facts: (readonly [string, string])[] = [
    ['学员', who],
    ['培训机构', `${school.name}，${school.phone}`],
    ['导出时间', instantText(evidence.madeAtMs)],
    ['证据条数', `${evidence.chains.reduce((sum, chain) => sum + chain.entries.length, 0)} 条，${evidence.chains.length} 条链`],
    ['最近一次每日根值', newest ? `${newest.day}　${newest.root}` : '还没有（第一个在次日零点后生成）'],
    ...(destroyed > 0 ? [['保存期限', `${destroyed} 节课的播放明细已按期删除；学时、看到的位置和证据链都在，仍可核验。`] as const] : []),
    ...(trainee.isDemonstration ? [['注意', '这是演示账号，学时不作任何证明。'] as const] : []),
  ]
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>学习证据：${escapeHtml(trainee.name)}</title><style>${style}</style></head><body>
<h1>二级建造师继续教育学习证据</h1>
${tableHtml({ title: '', columns: ['项目', '内容'], rows: facts })}
<p><strong>${escapeHtml(summaryOf(bundle))}</strong></p>
<p>同一内容另有表格（“表格”文件夹，可用 Excel 或 WPS 打开）和供程序核验的数据（“数据”文件夹）。身份证号只显示后四位；照片不在包里，只有照片的指纹，照片按期删除以后本证据照样可以核验。</p>
<h2>学时合计（从台账重新计算）</h2>
${tableHtml(totalsOf(bundle))}
${tables.map((table) => `<h2>${escapeHtml(table.title)}</h2>\n${table.rows.length === 0 ? '<p>没有记录。</p>' : tableHtml(table)}`).join('\n')}
<h2>当时适用的规则</h2>
${tableHtml(rulesOf(bundle))}
<p>全部规则见 <code>${bundleFiles.rules}</code>，课程各版本的目录见 <code>${bundleFiles.courses}</code>。规则和课程版本发布以后不再改动。</p>
<h2>怎样核验</h2>
<pre style="white-space:pre-wrap">${escapeHtml(steps)}</pre>
</body></html>
`
}

/** What an inspector wants to know first, in one sentence. */
function summaryOf({ trainee, records }: BundleRecords): string {
  const totals = totalsOf({ records }).rows.map(([specialty, , , , , total]) => `${specialty} ${total} 学时`).join('，')
  const checks = records.entries.filter(({ content }) => content['event'] === 'check-confirmed')
  const missed = checks.filter(({ content }) => content['isMissed'] === true).length
  const passed = records.attempts.some(({ state }) => state === 'passed')
  const exams = records.attempts.length === 0 ? '没有参加考试' : `考试 ${records.attempts.length} 次，${passed ? '已合格' : '没有合格'}`
  const valid = records.certificates.filter(({ status }) => status === 'valid').map(({ _id }) => _id)
  const proof = valid.length > 0 ? `有效学时证明 ${valid.join('、')}` : '没有有效的学时证明'
  return `${trainee.name}：${totals || '没有报名'}；学习验证 ${checks.length} 次，其中 ${missed} 次没有按时回答；${exams}；${proof}。`
}

function tableHtml({ columns, rows }: BundleTable): string {
  const cells = (tag: 'th' | 'td', row: BundleTable['columns'] | BundleTable['rows'][number]): string => row.map((cell) => `<${tag}>${escapeHtml(cell === null ? '' : String(cell))}</${tag}>`).join('')
  return `<div class="scroll"><table><thead><tr>${cells('th', columns)}</tr></thead><tbody>${rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('\n')}</tbody></table></div>`
}

function totalsOf({ records }: Pick<BundleRecords, 'records'>): BundleTable {
  const periods = new Map(records.periods.map((period) => [period._id, period]))
  const rows = records.enrolments.flatMap(({ periodId, specialty }) => {
    const period = periods.get(periodId)
    if (!period) return []
    const { common, specialtyHours, exam, total } = enrolmentHours(foldLedger(records.ledger.filter((entry) => entry.period === periodId)), specialty, period.rules)
    const share = ({ earned, required }: { readonly earned: number; readonly required: number }): string => `${formatCreditHours(earned)} / ${formatCreditHours(required)}`
    return [[specialtyNames[specialty], period.registrationExpires ?? '', share(common), share(specialtyHours), share(exam), share(total)]]
  })
  return { title: '', columns: ['专业', '注册有效期至', '公共课', '专业课', '考试', '合计'], rows }
}

function rulesOf({ records }: BundleRecords): BundleTable {
  const rules = [...new Map(records.periods.map((period) => [period.ruleSetId, period.rules])).values()]
  const minutes = (ms: number): string => `${ms / minuteMs} 分`
  return {
    title: '',
    columns: ['规则', '公共 / 专业 / 考试学时', '一个学时的视频', '合格分', '学习验证间隔', '回答时限'],
    rows: rules.map((set) => [
      set.ruleSetId,
      `${formatCreditHours(set.courseHours.common)} / ${formatCreditHours(set.courseHours.specialty)} / ${formatCreditHours(set.courseHours.exam)}`,
      minutes(set.secondsOfVideoPerCreditHour * 1000),
      set.exam.passMark,
      `${minutes(set.checks.baseMs)}到${minutes(set.checks.capMs)}，随机`,
      `手机 ${set.checks.inPlaceWindowMs / 1000} 秒，扫码 ${set.checks.qrWindowMs / 1000} 秒${set.checks.photoChecksPerHour > 0 ? `，拍照 ${set.checks.photoWindowMs / 1000} 秒` : ''}`,
    ]),
  }
}
