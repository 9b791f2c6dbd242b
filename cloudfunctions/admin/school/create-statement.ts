import { createStatement } from '../../../src/contract/admin/create-statement'
import { dueOf, yuan } from '../../../src/domain/enrolment'
import { itemNames, specialtyNames } from '../../../src/domain/specialty'
import type { EnrolmentDocument } from '../../platform/documents/people'
import { findAll, findByIds } from '../../platform/find-all'
import { handler } from '../../platform/handler'
import { answerOperator, nextEvent } from '../../platform/operator-answer'
import { requireOperator } from '../../platform/operators'
import { recordLook } from '../../platform/record-look'
import { writeResult } from '../../platform/spreadsheet'
import { findEnrolments, requireEmployer } from './payment-book'

const columns = [{ title: '序号', width: 8 }, { title: '姓名' }, { title: '证件尾号' }, { title: '专业', width: 18 }, { title: '主项/增项' }, { title: '学费（元，不含餐）', width: 18 }, { title: '已缴（元）' }, { title: '未缴（元）' }]

export const createStatementHandler = handler(createStatement, {
  async load(context, input) {
    await requireOperator(context, input)
    const employer = await requireEmployer(context, input.employer)
    const all = await findEnrolments(context, employer._id)
    const enrolments = input.rosterId === undefined ? all : all.filter((enrolment) => enrolment.roster?.rosterId === input.rosterId)
    const [trainees, payments] = await Promise.all([findByIds(context, 'trainees', enrolments.map((enrolment) => enrolment.traineeId)), findAll(context, 'payments', { employerId: employer._id })])
    return { employer, enrolments, names: new Map(trainees.map((trainee) => [trainee._id, trainee])), payments }
  },
  decide({ enrolments }) {
    return {
      totalFen: enrolments.reduce((total, enrolment) => total + enrolment.feeFen, 0),
      paidFen: enrolments.reduce((total, enrolment) => total + enrolment.paidFen, 0),
      dueFen: enrolments.reduce((total, enrolment) => total + dueOf({ enrolmentId: enrolment._id, feeFen: enrolment.feeFen, paidFen: enrolment.paidFen }), 0),
    }
  },
  async commit(context, { totalFen, paidFen, dueFen }, { employer, enrolments, names, payments }, input) {
    const rows = enrolments.map((enrolment, index) => {
      const trainee = names.get(enrolment.traineeId)
      const dueYuan = Math.max(0, enrolment.feeFen - enrolment.paidFen) / 100
      return [index + 1, trainee?.name ?? '', trainee?.idTail ?? '', specialtyNames[enrolment.specialty], itemNames[enrolment.item], enrolment.feeFen / 100, enrolment.paidFen / 100, dueYuan]
    })
    const total = ['合计', employer.name, '', '', `${enrolments.length} 项`, totalFen / 100, paidFen / 100, dueFen / 100]
    const booked = payments.map((entry) => [entry.kind === 'payment' ? '缴费' : '退费', entry.paidOn, '', entry.reference, entry.operatorId, null, (entry.kind === 'payment' ? entry.totalFen : -entry.totalFen) / 100, null])
    const { path, address } = await writeResult(context, 'statement', '缴费单（不含餐）', columns, [...rows, total, ...booked])
    await recordLook(context, createStatement, input, `statement ${path}`, [employer._id])
    return {
      ...answerOperator(context, {
        sentence: `${employer.name}：${enrolments.length} 项，学费合计 ${yuan(totalFen)}（不含餐），已缴 ${yuan(paidFen)}，${dueFen === 0 ? '已缴清' : `还差 ${yuan(dueFen)}`}。`,
        counts: { 项数: enrolments.length, 合计分: totalFen, 已缴分: paidFen, 未缴分: dueFen },
        lines: countLines(enrolments),
        file: address,
        next: dueFen === 0 ? null : nextEvent('fees.recordPayment', { operator: input.operator, key: '', reason: '登记缴费', employer: employer.name, amountFen: dueFen, paidOn: '（到账日期，如 2026-03-01）', reference: '（流水号）' }),
      }),
      totalFen,
      dueFen,
    }
  },
})

/** 建筑工程 主项 12 人 × 627 元 */
function countLines(enrolments: readonly EnrolmentDocument[]): string[] {
  const groups = new Map<string, number>()
  for (const { specialty, item, feeFen } of enrolments) {
    const label = `${specialtyNames[specialty]} ${itemNames[item]} × ${yuan(feeFen)}`
    groups.set(label, (groups.get(label) ?? 0) + 1)
  }
  return [...groups].map(([label, people]) => `${label}：${people} 人`)
}
