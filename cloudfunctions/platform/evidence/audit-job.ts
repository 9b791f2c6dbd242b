// The audit of everybody as a job (OPS-04): a part at a time into the store, the sheet at the end. Cut anywhere, a part
// is written anew.
import type { AuditFinding } from '../../../src/domain/evidence'
import { auditTexts } from '../../../src/domain/evidence'
import { maskName } from '../../../src/domain/account'
import type { Context } from '../context'
import type { JobDocument } from '../documents/house'
import { findByIds } from '../find-all'
import { partSize, type JobWork } from '../jobs'
import { resultLifeMs, writeResultAt } from '../spreadsheet'
import { isOperatorKey, operatorIdOf, operatorKey } from './audit-operator'
import { auditPeople, type PersonFindings } from './audit-people'

export interface AuditLine {
  /** A trainee with masked name, or an operator. */
  readonly who: string
  readonly finding: AuditFinding
}

export interface AuditSummary {
  readonly people: number
  readonly differences: number
  /** The first ones; the sheet has all. */
  readonly lines: readonly AuditLine[]
  readonly byKind: Readonly<Partial<Record<AuditFinding['kind'], number>>>
}

type Needs = Pick<Context, 'database' | 'files' | 'secrets'>

const columns = [{ title: '谁', width: 24 }, { title: '差异', width: 44 }, { title: '在哪里', width: 60 }, { title: '说明', width: 30 }]
const linesKept = 20

const folderOf = (jobId: string): string => `audits/${jobId}`
const peoplePath = (jobId: string): string => `${folderOf(jobId)}/people.json`
const summaryPath = (jobId: string): string => `${folderOf(jobId)}/summary.json`
const sheetPath = (jobId: string): string => `results/hours-audit-${jobId}.xlsx`

export async function keepPeople(context: Pick<Context, 'files'>, jobId: string, personIds: readonly string[]): Promise<void> {
  await context.files.write(peoplePath(jobId), Buffer.from(JSON.stringify(personIds)))
}

export async function hoursAuditWork(context: Needs, job: JobDocument): Promise<JobWork> {
  const list = await context.files.read(peoplePath(job._id))
  if (!list) throw new Error(`the list of the audit ${job._id} is missing`)
  const personIds = JSON.parse(list.toString('utf8')) as string[]
  return {
    total: personIds.length,
    async part(from, to) {
      const lines = await withNames(context, await auditPeople(context, personIds.slice(from, to)))
      await context.files.write(`${folderOf(job._id)}/${from}.json`, Buffer.from(JSON.stringify(lines)))
      return []
    },
    end: async () => void (await finishAudit(context, job)),
    record: { operation: job.operation, reason: String(job.input['reason']), effect: `audit finished, ${personIds.length} people`, subjects: [] },
  }
}

/** People are named in the sheet as operators know them. */
export async function withNames(context: Pick<Context, 'database'>, people: readonly PersonFindings[]): Promise<AuditLine[]> {
  const operatorIds = people.flatMap(({ personId }) => (isOperatorKey(personId) ? [operatorIdOf(personId)] : []))
  const [trainees, staff] = await Promise.all([findByIds(context, 'trainees', people.map(({ personId }) => personId)), findByIds(context, 'staff', operatorIds)])
  const who = new Map([
    ...trainees.map((trainee) => [trainee._id, `${maskName(trainee.name)}（尾号 ${trainee.idTail}）`] as const),
    ...staff.map((one) => [operatorKey(one._id), `工作人员 ${one.name}`] as const),
  ])
  return people.flatMap(({ personId, findings }) => findings.map((finding) => ({ who: who.get(personId) ?? personId, finding })))
}

export function summaryOf(people: number, lines: readonly AuditLine[]): AuditSummary {
  const byKind: Partial<Record<AuditFinding['kind'], number>> = {}
  for (const { finding } of lines) byKind[finding.kind] = (byKind[finding.kind] ?? 0) + 1
  return { people, differences: lines.length, lines: lines.slice(0, linesKept), byKind }
}

export async function writeAuditSheet(context: Pick<Context, 'files'>, jobId: string, lines: readonly AuditLine[]): Promise<string | null> {
  return writeResultAt(context, sheetPath(jobId), '学时核对', columns, lines.map(({ who, finding }) => [who, auditTexts[finding.kind], finding.where, finding.detail]))
}

/** Joins the parts. Called at the job's end, and by the first who asks when the end was cut off. */
async function finishAudit(context: Pick<Context, 'files'>, job: JobDocument): Promise<AuditSummary> {
  const lines: AuditLine[] = []
  for (let from = 0; from < job.total; from += partSize) {
    const part = await context.files.read(`${folderOf(job._id)}/${from}.json`)
    if (!part) throw new Error(`a part of the audit ${job._id} is missing`)
    lines.push(...(JSON.parse(part.toString('utf8')) as AuditLine[]))
  }
  const summary = summaryOf(job.total, lines)
  await writeAuditSheet(context, job._id, lines)
  await context.files.write(summaryPath(job._id), Buffer.from(JSON.stringify(summary)))
  return summary
}

export async function readAudit(context: Pick<Context, 'files'>, job: JobDocument): Promise<{ readonly summary: AuditSummary; readonly address: string | null }> {
  const kept = await context.files.read(summaryPath(job._id))
  const summary = kept ? (JSON.parse(kept.toString('utf8')) as AuditSummary) : await finishAudit(context, job)
  return { summary, address: await context.files.addressOf(sheetPath(job._id), resultLifeMs) }
}
