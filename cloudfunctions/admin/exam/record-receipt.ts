import { recordReceipt } from '../../../src/contract/exam/record-receipt'
import type { ProvinceWord } from '../../../src/domain/delivery'
import { loadResultRows } from '../../platform/exam/result-rows'
import { findByIds } from '../../platform/find-all'
import { handler } from '../../platform/handler'
import { answerOperator, refuseOperator } from '../../platform/operator-answer'
import { recordOperation, requireOperator } from '../../platform/operators'
import { settleDelivery } from '../../platform/province/settle-delivery'
import { CommitConflict } from '../../platform/refusal'

export const recordReceiptHandler = handler(recordReceipt, {
  async load(context, input) {
    await requireOperator(context, input)
    const deliveries = await findByIds(context, 'deliveries', input.deliveryIds)
    return { deliveries, rows: await loadResultRows(context, deliveries) }
  },
  decide({ deliveries, rows }, { deliveryIds, outcome, receipt }) {
    const known = new Set(deliveries.map(({ _id }) => _id))
    // A receipt recorded before is no fault: the call may be a repetition of one that was cut.
    const open = rows.filter(({ delivery }) => delivery.state !== outcome || delivery.receipt !== receipt)
    const wrong = [...deliveryIds.filter((id) => !known.has(id)).map((id) => `${id}：没有这份报送`), ...open.filter(({ delivery }) => delivery.state === 'accepted' || delivery.state === 'rejected').map(({ delivery }) => `${delivery._id}：已有结论（${delivery.state}）`)]
    if (wrong.length > 0) throw refuseOperator('DELIVERY_REFUSED', '有的报送不能登记回执，一份也没有登记。', wrong)
    const word: ProvinceWord = outcome === 'accepted' ? { kind: 'accepted', receipt } : { kind: 'rejected', reason: receipt }
    return { open, word }
  },
  async commit(context, { open, word }, _loaded, { operator, reason, outcome, deliveryIds }) {
    await context.database.transact((transaction) => recordOperation(transaction, context, { operatorId: operator, operation: recordReceipt.name, reason, effect: `${outcome}: ${open.length}`, subjects: deliveryIds }))
    for (const row of open) if (!(await settleDelivery(context, row, word, 'hand'))) throw new CommitConflict('a delivery changed at the same moment')
    const mayRenew = open.some(({ delivery, certificate }) => delivery.kind !== 'correction' && certificate.status === 'valid')
    const told = outcome === 'rejected' ? '，请更正后重新报送' : mayRenew ? '，已短信通知经办人可以办理注册手续' : ''
    return answerOperator(context, { sentence: `已登记 ${open.length} 份${outcome === 'accepted' ? '接收' : '退回'}${open.length > 0 ? told : '（都已登记过）'}。`, counts: { 已登记: open.length } })
  },
})
