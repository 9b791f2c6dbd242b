// Words and details whose term has run out: messages with their phone numbers, watched stretches, papers with answers.
// Totals, scores and hashes stay: hours and results are proved without them (PRV-01, PRV-04).
import { settledBefore } from '../../../src/domain/retention'
import type { RuleSet } from '../../../src/domain/rules'
import { canonicalText } from '../canonical-text'
import type { Context } from '../context'
import { answersHash, paperHash } from '../exam/answers-hash'
import { sha256 } from '../sealing'
import { recordDestruction } from './record-destruction'

/** Documents of one record and one transaction. */
export const perRecord = 50

export async function destroyMessages(context: Context, rules: RuleSet): Promise<number> {
  const old = await context.database.find('messages', { queuedAtMs: { lte: settledBefore('message', rules.retention, context.nowMs) } }, { orderBy: [['queuedAtMs', 'asc']], limit: perRecord })
  return context.database.transact(async (transaction) => {
    const items: { id: string; hash: string | null }[] = []
    for (const { _id } of old) {
      if ((await transaction.get('messages', _id)) === null) continue
      await transaction.remove('messages', _id)
      items.push({ id: _id, hash: null })
    }
    await recordDestruction(transaction, context, { kind: 'message', why: 'term', rules, items })
    return items.length
  })
}

export async function destroyWatchDetails(context: Context, rules: RuleSet): Promise<number> {
  const old = await context.database.find('progress', { detailsDeletedAtMs: null as never, completedAtMs: { gt: 0, lte: settledBefore('watch-details', rules.retention, context.nowMs) } }, { limit: perRecord })
  return context.database.transact(async (transaction) => {
    const items: { id: string; hash: string | null }[] = []
    for (const { _id } of old) {
      const current = await transaction.get('progress', _id)
      if (current === null || current.detailsDeletedAtMs !== undefined) continue
      items.push({ id: _id, hash: sha256(canonicalText(current.stretches)) })
      await transaction.update('progress', _id, { stretches: [], detailsDeletedAtMs: context.nowMs, version: current.version + 1 })
    }
    await recordDestruction(transaction, context, { kind: 'watch-details', why: 'term', rules, items })
    return items.length
  })
}

export async function destroyExamDetails(context: Context, rules: RuleSet): Promise<number> {
  const old = await context.database.find('attempts', { detailsDeletedAtMs: null, settledAtMs: { gt: 0, lte: settledBefore('exam-details', rules.retention, context.nowMs) } }, { orderBy: [['settledAtMs', 'asc']], limit: perRecord })
  return context.database.transact(async (transaction) => {
    const items: { id: string; hash: string | null }[] = []
    for (const { _id } of old) {
      const current = await transaction.get('attempts', _id)
      if (current === null || current.detailsDeletedAtMs !== null) continue
      items.push({ id: _id, hash: sha256(`${paperHash(current.paper)}${answersHash(current.answers)}`) })
      await transaction.update('attempts', _id, { paper: [], answers: [], detailsDeletedAtMs: context.nowMs, stamp: context.newId() })
    }
    await recordDestruction(transaction, context, { kind: 'exam-details', why: 'term', rules, items })
    return items.length
  })
}
