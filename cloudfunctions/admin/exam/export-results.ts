import { exportResults } from '../../../src/contract/exam/export-results'
import { recordReceipt } from '../../../src/contract/exam/record-receipt'
import { maskName } from '../../../src/domain/account'
import type { DeliveryState } from '../../../src/domain/delivery'
import { specialtyNames } from '../../../src/domain/specialty'
import { findAll } from '../../platform/find-all'
import { handler } from '../../platform/handler'
import { answerOperator, nextEvent } from '../../platform/operator-answer'
import { recordOperation, requireOperator } from '../../platform/operators'
import { mapInParallel } from '../../platform/retry'
import { writeResult } from '../../platform/spreadsheet'
import { deliveryNames, loadResultRows, markSent, resultColumns, resultRow, type ResultRow } from '../../platform/exam/result-rows'

/** One sheet holds this many; the rest stays for the next call. */
const rowsPerSheet = 5_000
/** One receipt covers this many. */
const perReceipt = 200

export const exportResultsHandler = handler(exportResults, {
  async load(context, input) {
    await requireOperator(context, input)
    const deliveries = await findAll(context, 'deliveries', { state: input.state }, rowsPerSheet)
    return loadResultRows(context, deliveries)
  },
  decide: (rows) => ({ results: rows.filter(({ delivery }) => delivery.kind === 'result').length, corrections: rows.filter(({ delivery }) => delivery.kind !== 'result').length }),
  async commit(context, { results, corrections }, rows, { operator, reason, state, markSent: shouldMark }) {
    if (rows.length === 0) return answerOperator(context, { sentence: '没有符合条件的数据，没有生成表格。', counts: { 合格: 0, 更正: 0 } })
    const sheet = await writeResult(context, 'province', '继续教育合格数据', resultColumns, rows.map((row, index) => resultRow(context, row, index)))
    // The record of who took full ID numbers out goes before the address is given (OPS-02).
    await context.database.transact(async (transaction) => {
      await recordOperation(transaction, context, { operatorId: operator, operation: exportResults.name, reason, effect: `${rows.length} rows, ${state}${shouldMark ? ', marked sent' : ''}, ${sheet.path}`, subjects: rows.map(({ delivery }) => delivery._id) })
    })
    const marked = shouldMark && state === 'with-school' ? (await mapInParallel(rows, 8, ({ delivery }) => markSent(context, delivery))).filter(Boolean).length : 0
    const lines = rows.slice(0, 20).map(({ delivery, trainee, certificate }) => `${maskName(trainee.name)} 尾号 ${trainee.idTail} ${specialtyNames[certificate.specialty]} ${deliveryNames[delivery.kind]} ${certificate._id}`)
    const more = rows.length >= rowsPerSheet ? `一次最多 ${rowsPerSheet} 条，还有的请再导一次。` : ''
    const sentence = `已导出 ${results} 条合格、${corrections} 条更正${marked > 0 ? `，其中 ${marked} 条已标记为已报送` : ''}；表格含完整身份证号，链接一小时内有效，请妥善保管。${more}`
    return answerOperator(context, { sentence, counts: { 合格: results, 更正: corrections, 已标记报送: marked }, lines, file: sheet.address, next: nextOf(rows, state, shouldMark, { operator, reason, key: '' }) })
  },
})

/** Looked at: mark as handed over. Handed over: record what the centre says. */
function nextOf(rows: readonly ResultRow[], state: DeliveryState, isMarked: boolean, signer: { readonly operator: string; readonly reason: string; readonly key: string }) {
  if (state === 'with-school' && !isMarked) return nextEvent(exportResults.name, { ...signer, state }, { markSent: true })
  if (state !== 'sent' && state !== 'with-school') return null
  return nextEvent(recordReceipt.name, signer, { deliveryIds: rows.slice(0, perReceipt).map(({ delivery }) => delivery._id), outcome: 'accepted', receipt: '（填回执编号）' })
}
