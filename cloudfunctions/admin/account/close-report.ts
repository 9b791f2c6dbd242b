import { closeReport } from '../../../src/contract/account/close-report'
import { maskName } from '../../../src/domain/account'
import { appendEvidence } from '../../platform/evidence'
import { requirePerson } from '../../platform/find-person'
import { handler } from '../../platform/handler'
import { answerOperator, refuseOperator } from '../../platform/operator-answer'
import { recordOperation, requireOperator } from '../../platform/operators'
import { CommitConflict } from '../../platform/refusal'

export const closeReportHandler = handler(closeReport, {
  async load(context, input) {
    const operator = await requireOperator(context, input)
    const trainee = await requirePerson(context, input)
    return { operator, trainee, report: await context.database.get('stranger_reports', trainee._id), desk: await context.database.get('desks', trainee._id) }
  },
  decide({ report }) {
    if (report?.state !== 'open') throw refuseOperator('NO_OPEN_REPORT', '这位学员没有待核实的“不是我本人”报告。')
    return report
  },
  async commit(context, report, { operator, trainee, desk }, { reason }) {
    await context.database.transact(async (transaction) => {
      const current = await transaction.get('stranger_reports', report._id)
      if (current?.version !== report.version) throw new CommitConflict('the person reported again at the same moment')
      await transaction.update('stranger_reports', report._id, { state: 'closed', closedAtMs: context.nowMs, closedBy: operator._id, version: report.version + 1 })
      await appendEvidence(transaction, context, 'identity', trainee._id, { event: 'report-closed', times: report.times, operator: operator._id })
      await recordOperation(transaction, context, { operatorId: operator._id, operation: closeReport.name, reason, effect: '“不是我本人”的报告已结案', subjects: [trainee._id] })
    })
    const isFrozen = desk !== null && desk.check !== null
    return answerOperator(context, {
      sentence: `${maskName(trainee.name)}（证件尾号 ${trainee.idTail}）的报告已结案。${isFrozen ? '学习仍停着：请本人在手机微信里打开要学的课，点“我在，继续学习”就恢复。' : '本人已在自己的微信里确认，学习已恢复。'}`,
    })
  },
})
