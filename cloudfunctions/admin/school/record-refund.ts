import { recordRefund } from '../../../src/contract/admin/record-refund'
import { allocateRefund, yuan } from '../../../src/domain/enrolment'
import { handler } from '../../platform/handler'
import { answerOperator } from '../../platform/operator-answer'
import { requireOperator } from '../../platform/operators'
import { chooseEnrolments, linesOrRefuse, loadAccount, refuseFuture, sameEntry, writeEntry } from './payment-book'

export const recordRefundHandler = handler(recordRefund, {
  async load(context, input) {
    await requireOperator(context, input)
    return loadAccount(context, 'refund', input)
  },
  decide(account, input, moment) {
    const entered = sameEntry(account, input)
    if (entered) return { kind: 'entered', entry: entered } as const
    refuseFuture(input, moment.nowMs)
    const chosen = chooseEnrolments(account, input.enrolmentIds).map(({ _id, feeFen, paidFen }) => ({ enrolmentId: _id, feeFen, paidFen }))
    return { kind: 'new', lines: linesOrRefuse(allocateRefund(chosen, input.amountFen)) } as const
  },
  async commit(context, decided, account, input) {
    const entry = decided.kind === 'entered' ? decided.entry : await writeEntry(context, 'refund', recordRefund.name, account, decided.lines, input)
    const done = decided.kind === 'entered' ? `这笔退费早已登记（流水号 ${entry.reference}），没有重复登记` : `已登记退给 ${account.employer.name} ${yuan(input.amountFen)}`
    const inClass = account.enrolments.filter((enrolment) => enrolment.classId !== null && entry.lines.some((line) => line.enrolmentId === enrolment._id)).length
    return {
      ...answerOperator(context, {
        sentence: `${done}；原缴费记录不变。${inClass > 0 ? `其中 ${inClass} 人已经编班，编班不受影响。` : ''}`,
        counts: { 本次金额分: entry.totalFen, 本次人数: entry.lines.length },
      }),
      paymentId: entry._id,
    }
  },
})
