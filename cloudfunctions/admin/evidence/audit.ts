import { audit } from '../../../src/contract/evidence/audit'
import { auditTexts, describeFinding, type AuditKind } from '../../../src/domain/evidence'
import { minuteMs } from '../../../src/domain/units'
import type { Context } from '../../platform/context'
import type { JobDocument } from '../../platform/documents/house'
import { operatorKey } from '../../platform/evidence/audit-operator'
import { keepPeople, readAudit, summaryOf, withNames, writeAuditSheet, type AuditSummary } from '../../platform/evidence/audit-job'
import { auditPeople } from '../../platform/evidence/audit-people'
import { findAll } from '../../platform/find-all'
import { requirePerson } from '../../platform/find-person'
import { handler } from '../../platform/handler'
import { directLimit, newJob, progressOf } from '../../platform/jobs'
import { answerOperator, nextEvent } from '../../platform/operator-answer'
import { requireOperator } from '../../platform/operators'
import { recordLook } from '../../platform/record-look'

/** The same event again shows this result; later it starts a new audit. */
const shownForMs = 10 * minuteMs

export const auditHandler = handler(audit, {
  async load(context, input) {
    await requireOperator(context, input)
    const isOne = input.idNumber !== undefined || input.name !== undefined || input.idTail !== undefined
    if (isOne) return { personIds: [(await requirePerson(context, input))._id], job: null }
    const [latest] = await context.database.find('jobs', { operation: audit.name }, { orderBy: [['startedAtMs', 'desc']], limit: 1 })
    const job = latest && (latest.state === 'running' || latest.updatedAtMs > context.nowMs - shownForMs) ? latest : null
    return { personIds: job ? [] : await everybody(context), job }
  },
  decide({ personIds, job }, _input, { newId }) {
    if (job) return { kind: job.state === 'running' ? 'running' : 'finished', job } as const
    const id = newId()
    return { kind: personIds.length > directLimit ? 'started' : 'direct', id } as const
  },
  async commit(context, decided, { personIds }, input) {
    switch (decided.kind) {
      case 'running': {
        await recordLook(context, audit, input, 'looked at the progress of the audit')
        return tellProgress(context, decided.job, input)
      }
      case 'finished': {
        const { summary, address } = await readAudit(context, decided.job)
        await recordLook(context, audit, input, `looked at the audit ${decided.job._id}`)
        return { ...tell(context, summary, address), job: progressOf(decided.job) }
      }
      case 'started': {
        const job = newJob(context, { _id: decided.id, operation: audit.name, input: { reason: input.reason }, operatorId: input.operator, total: personIds.length })
        await keepPeople(context, job._id, personIds)
        await recordLook(context, audit, input, `audit of ${personIds.length} people begun`)
        await context.database.createIfAbsent('jobs', job)
        return tellProgress(context, job, input)
      }
      case 'direct': {
        const lines = await withNames(context, await auditPeople(context, personIds))
        const address = lines.length === 0 ? null : await writeAuditSheet(context, decided.id, lines)
        await recordLook(context, audit, input, `audit of ${personIds.length} people, ${lines.length} differences`, personIds.length === 1 ? personIds : [])
        return { ...tell(context, summaryOf(personIds.length, lines), address), job: null }
      }
    }
  },
})

/** Trainees, and operators with what they did. */
async function everybody(context: Context): Promise<string[]> {
  const [trainees, staff] = await Promise.all([findAll(context, 'trainees', {}), findAll(context, 'staff', {})])
  return [...trainees.map(({ _id }) => _id), ...staff.map(({ _id }) => operatorKey(_id))]
}

function tellProgress(context: Context, job: JobDocument, input: Readonly<Record<string, unknown>>) {
  const sentence = `正在核对：${job.total} 人里已完成 ${job.done} 人；过一会儿再发一次同样的事件看结果。`
  return { ...answerOperator(context, { sentence, counts: { 已核对人数: job.done, 总人数: job.total }, next: nextEvent(audit.name, input) }), people: job.total, differences: 0, job: progressOf(job) }
}

function tell(context: Context, { people, differences, lines, byKind }: AuditSummary, file: string | null) {
  const sentence = differences === 0 ? `已核对 ${people} 人：学时、考试、证明、操作记录和证据链全部一致，没有差异。` : `已核对 ${people} 人，发现 ${differences} 处差异，请逐条查明原因；更正要用新的台账条目，不改旧的。`
  const counts = Object.entries(byKind).map(([kind, number]) => [auditTexts[kind as AuditKind].slice(0, 40), number] as const)
  return {
    ...answerOperator(context, {
      sentence,
      counts: { 人数: people, 差异: differences, ...Object.fromEntries(counts.slice(0, 18)) },
      lines: lines.map(({ who, finding }) => `${who}：${describeFinding(finding).replaceAll(/[0-9a-f]{32}_/g, '')}`),
      file,
    }),
    people,
    differences,
  }
}
