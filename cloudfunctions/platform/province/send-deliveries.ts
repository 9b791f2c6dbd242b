// The outbox to the province, one share of it (RPT-02). A try is booked before it is made, so that two runs never send
// one delivery at the same time; cut anywhere, the next run goes on, and the centre knows the delivery by its id.
import { isTurnOf, type ProvinceWord } from '../../../src/domain/delivery'
import { hourMs } from '../../../src/domain/units'
import type { Context } from '../context'
import type { DeliveryDocument } from '../documents/exam'
import { loadResultRows, openIdNumber, type ResultRow } from '../exam/result-rows'
import { phoneOf } from '../exam/message-words'
import { findWhereIn } from '../find-all'
import { logEvent, logFailure } from '../log'
import { mapInParallel } from '../retry'
import { askProvince, idsPerQuestion, ProvinceUnreachable, tellProvince } from './service'
import { settleDelivery } from './settle-delivery'

const width = 5

export interface DeliveryCounts {
  sent: number
  accepted: number
  rejected: number
  retried: number
}

const countOf = { accepted: 'accepted', received: 'sent', rejected: 'rejected', unknown: 'retried', unreachable: 'retried' } as const satisfies Record<ProvinceWord['kind'], keyof DeliveryCounts>

/** Sends those whose turn it is; `hasTime` ends the run early. */
export async function sendDeliveries(context: Context, waiting: readonly DeliveryDocument[], hasTime: () => boolean): Promise<DeliveryCounts> {
  const siblings = await findWhereIn(context, 'deliveries', 'enrolmentId', waiting.map(({ enrolmentId }) => enrolmentId))
  const due = waiting.filter((delivery) => isTurnOf(delivery, siblings.filter(({ attemptId, _id }) => attemptId === delivery.attemptId && _id !== delivery._id)))
  const words = await mapInParallel(await loadResultRows(context, due), width, async (row) => (hasTime() ? sendOne(context, row) : null))
  return tally(words)
}

async function sendOne(context: Context, row: ResultRow): Promise<ProvinceWord | null> {
  const { delivery } = row
  const booked: DeliveryDocument = { ...delivery, tries: delivery.tries + 1, nextTryAtMs: context.nowMs + hourMs, version: delivery.version + 1 }
  const { tries, nextTryAtMs, version } = booked
  if (!(await context.database.updateIf('deliveries', { _id: delivery._id, version: delivery.version, state: 'with-school' }, { tries, nextTryAtMs, version }))) return null
  const word = await tellProvince(context, deliveryBody(context, row))
  if (word.kind === 'unreachable') logEvent('delivery-not-sent', { requestId: context.requestId, delivery: delivery._id, why: word.why, tries })
  return settle(context, { ...row, delivery: booked }, word)
}

/** Asks about what the centre has taken in and not judged yet. */
export async function askAboutDeliveries(context: Context, sent: readonly DeliveryDocument[], hasTime: () => boolean): Promise<DeliveryCounts> {
  const rows = await loadResultRows(context, sent)
  const told: (ProvinceWord | null)[] = []
  for (let from = 0; from < rows.length && hasTime(); from += idsPerQuestion) {
    const part = rows.slice(from, from + idsPerQuestion)
    const words = await wordsAbout(context, part)
    told.push(...(await mapInParallel(part, width, (row) => settle(context, row, words.get(row.delivery._id) ?? { kind: 'unknown' }))))
  }
  return tally(told)
}

async function wordsAbout(context: Context, rows: readonly ResultRow[]): Promise<ReadonlyMap<string, ProvinceWord>> {
  try {
    return await askProvince(context, rows.map(({ delivery }) => delivery._id))
  } catch (error) {
    if (!(error instanceof ProvinceUnreachable)) throw error
    return new Map(rows.map(({ delivery }) => [delivery._id, { kind: 'unreachable', why: error.message }]))
  }
}

async function settle(context: Context, row: ResultRow, word: ProvinceWord): Promise<ProvinceWord | null> {
  try {
    return (await settleDelivery(context, row, word, 'line')) ? word : null
  } catch (error) {
    // One result's trouble must not hold up the others: what is not stored is told again under the same id.
    logFailure('delivery-not-settled', error, { requestId: context.requestId, delivery: row.delivery._id })
    return { kind: 'unreachable', why: 'NOT_STORED' }
  }
}

/** What was mended since it was queued goes out mended (OPS-05), as in the sheet. */
export function deliveryBody(context: Pick<Context, 'idNumbers'>, { delivery, certificate, trainee, enrolment }: ResultRow): Readonly<Record<string, unknown>> & { deliveryId: string } {
  const { traineeId: _ours, ...payload } = delivery.payload
  return { deliveryId: delivery._id, kind: delivery.kind, ...payload, registrationNumber: certificate.registrationNumber, item: enrolment.item, name: trainee.name, idNumber: openIdNumber(context, trainee), phone: phoneOf(trainee) }
}

function tally(words: readonly (ProvinceWord | null)[]): DeliveryCounts {
  const counts: DeliveryCounts = { sent: 0, accepted: 0, rejected: 0, retried: 0 }
  for (const word of words) if (word) counts[countOf[word.kind]] += 1
  return counts
}
