import { reconcileResults } from '../../../src/contract/exam/reconcile-results'
import { deliveryStateNames, reconcile, type Difference, type DifferenceKind, type ProvinceWord, type TheirDelivery } from '../../../src/domain/delivery'
import type { Context } from '../../platform/context'
import type { DeliveryDocument } from '../../platform/documents/exam'
import { loadResultRows } from '../../platform/exam/result-rows'
import { findAll } from '../../platform/find-all'
import { handler } from '../../platform/handler'
import { answerOperator, nextEvent, refuseOperator } from '../../platform/operator-answer'
import { recordOperation, requireOperator } from '../../platform/operators'
import { hasProvince, listProvince, ProvinceUnreachable } from '../../platform/province/service'
import { settleDelivery } from '../../platform/province/settle-delivery'
import { mapInParallel } from '../../platform/retry'
import { writeResult } from '../../platform/spreadsheet'

const words = {
  'missing-there': '我们记为已报送，省中心没有',
  'unknown-here': '省中心有，我们没有',
  'accepted-there': '省中心已接收，我们还记为等待',
  'rejected-there': '省中心已退回，我们还记为等待',
  'not-sent-by-us': '省中心已有，我们还记为在学校',
  'not-accepted-there': '我们记为已接收，省中心不是',
  'receipt-differs': '回执号不一致',
} as const satisfies Record<DifferenceKind, string>

/** Where the centre's word is enough; the others need a person. */
const isMendable = {
  'missing-there': true,
  'accepted-there': true,
  'rejected-there': true,
  'not-sent-by-us': true,
  'unknown-here': false,
  'not-accepted-there': false,
  'receipt-differs': false,
} as const satisfies Record<DifferenceKind, boolean>

const theirStateNames = { received: '已收到', accepted: '已接收', rejected: '已退回' } as const satisfies Record<TheirDelivery['state'], string>

const columns = [{ title: '报送编号', width: 60 }, { title: '不一致', width: 34 }, { title: '我们', width: 14 }, { title: '省中心', width: 14 }]

async function theirsOrRefuse(context: Context): Promise<TheirDelivery[]> {
  if (!hasProvince(context)) throw refuseOperator('PROVINCE_UNREACHABLE', '没有接通省中心的接口，不能自动对账。')
  try {
    return await listProvince(context)
  } catch (error) {
    if (!(error instanceof ProvinceUnreachable)) throw error
    throw refuseOperator('PROVINCE_UNREACHABLE', '省中心现在没有答复，什么也没有改变；请过一会儿再对账。')
  }
}

function wordFor({ kind }: Difference, theirs: TheirDelivery | undefined): ProvinceWord {
  if (kind === 'missing-there' || !theirs) return { kind: 'unknown' }
  const { receipt, reason, state } = theirs
  return state === 'rejected' ? { kind: 'rejected', reason: reason ?? '' } : { kind: state, receipt: receipt ?? '' }
}

export const reconcileResultsHandler = handler(reconcileResults, {
  async load(context, input) {
    await requireOperator(context, input)
    const theirs = await theirsOrRefuse(context)
    return { theirs, ours: await findAll(context, 'deliveries', {}) }
  },
  decide: ({ ours, theirs }) => reconcile(ours.map(({ _id, state, receipt, way }) => ({ deliveryId: _id, state, receipt, isByHand: way === 'hand' })), theirs),
  async commit(context, differences, { ours, theirs }, { operator, reason, confirm }) {
    const mendable = differences.filter(({ kind }) => isMendable[kind])
    await context.database.transact((transaction) => recordOperation(transaction, context, { operatorId: operator, operation: reconcileResults.name, reason, effect: `${differences.length} differences${confirm ? ', mend' : ''}`, subjects: differences.map(({ deliveryId }) => deliveryId) }))
    const mended = confirm ? await mend(context, mendable, ours, theirs) : 0
    const lines = differences.slice(0, 20).map(({ deliveryId, kind }) => `${deliveryId}：${words[kind]}`)
    const sheet = differences.length > 20 ? await writeResult(context, 'reconcile', '对账', columns, differences.map(({ deliveryId, kind, ours: our, theirs: their }) => [deliveryId, words[kind], our === null ? '没有' : deliveryStateNames[our], their === null ? '没有' : theirStateNames[their]])) : null
    const counts = { 我们的报送: ours.length, 省中心的: theirs.length, 不一致: differences.length, 已补正: mended }
    const sentence = differences.length === 0 ? '两边一致。' : confirm ? `两边有 ${differences.length} 处不一致，按省中心的记录补正了 ${mended} 处；其余请人工核对。` : `两边有 ${differences.length} 处不一致，其中 ${mendable.length} 处可以按省中心的记录补正；确认请加 "confirm": true。`
    return answerOperator(context, { sentence, counts, lines, file: sheet?.address ?? null, next: !confirm && mendable.length > 0 ? nextEvent(reconcileResults.name, { operator, reason, key: '' }, { confirm: true }) : null })
  },
})

async function mend(context: Context, differences: readonly Difference[], ours: readonly DeliveryDocument[], theirs: readonly TheirDelivery[]): Promise<number> {
  const there = new Map(theirs.map((delivery) => [delivery.deliveryId, delivery]))
  const kindOf = new Map(differences.map((difference) => [difference.deliveryId, difference]))
  const rows = await loadResultRows(context, ours.filter(({ _id }) => kindOf.has(_id)))
  const done = await mapInParallel(rows, 5, (row) => {
    const difference = kindOf.get(row.delivery._id) as Difference
    return settleDelivery(context, row, wordFor(difference, there.get(row.delivery._id)), 'line')
  })
  return done.filter(Boolean).length
}
