import { recordPayment } from '../../../src/contract/admin/record-payment'
import { allocatePayment, dueOf, yuan, type FeeLine } from '../../../src/domain/enrolment'
import { specialtyNames } from '../../../src/domain/specialty'
import type { EnrolmentDocument } from '../../platform/documents/people'
import { handler } from '../../platform/handler'
import { answerOperator, nextEvent } from '../../platform/operator-answer'
import { requireOperator } from '../../platform/operators'
import { chooseEnrolments, linesOrRefuse, loadAccount, refuseFuture, sameEntry, writeEntry } from './payment-book'

export const recordPaymentHandler = handler(recordPayment, {
  async load(context, input) {
    await requireOperator(context, input)
    return loadAccount(context, 'payment', input)
  },
  decide(account, input, moment) {
    const entered = sameEntry(account, input)
    if (entered) return { kind: 'entered', entry: entered } as const
    refuseFuture(input, moment.nowMs)
    const chosen = chooseEnrolments(account, input.enrolmentIds).map(feeLine)
    return { kind: 'new', lines: linesOrRefuse(allocatePayment(chosen, input.amountFen)) } as const
  },
  async commit(context, decided, account, input) {
    const entry = decided.kind === 'entered' ? decided.entry : await writeEntry(context, 'payment', recordPayment.name, account, decided.lines, input)
    const added = new Map(decided.kind === 'entered' ? [] : decided.lines.map((line) => [line.enrolmentId, line.amountFen]))
    const after = account.enrolments.map((enrolment) => ({ ...enrolment, paidFen: enrolment.paidFen + (added.get(enrolment._id) ?? 0) }))
    const dueFen = after.reduce((total, enrolment) => total + dueOf(feeLine(enrolment)), 0)
    const openable = after.filter((enrolment) => enrolment.classId === null && dueOf(feeLine(enrolment)) === 0)
    const specialty = openable[0]?.specialty
    const done = decided.kind === 'entered' ? `这笔缴费早已登记（流水号 ${entry.reference}），没有重复登记` : `已登记 ${account.employer.name} 缴费 ${yuan(input.amountFen)}`
    return {
      ...answerOperator(context, {
        sentence: `${done}；${dueFen === 0 ? '已全部缴清' : `还差 ${yuan(dueFen)}`}，可开班 ${openable.length} 人。`,
        counts: { 本次金额分: entry.totalFen, 本次人数: entry.lines.length, 还差分: dueFen, 可开班人数: openable.length },
        lines: countBySpecialty(openable),
        next: specialty ? nextEvent('class.open', { operator: input.operator, key: '', reason: '开班', specialty, title: `二级建造师继续教育${specialtyNames[specialty]}`, opensOn: entry.paidOn }) : null,
      }),
      paymentId: entry._id,
    }
  },
})

function feeLine(enrolment: EnrolmentDocument): FeeLine {
  return { enrolmentId: enrolment._id, feeFen: enrolment.feeFen, paidFen: enrolment.paidFen }
}

function countBySpecialty(enrolments: readonly EnrolmentDocument[]): string[] {
  return Object.entries(specialtyNames).flatMap(([specialty, name]) => {
    const people = enrolments.filter((enrolment) => enrolment.specialty === specialty).length
    return people === 0 ? [] : [`${name}：${people} 人已缴清，可开班`]
  })
}
