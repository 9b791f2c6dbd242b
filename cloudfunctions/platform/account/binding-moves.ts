// How often a binding was moved: what was promised to a WeChat before a move counts no more after it (ACC-04).
import type { Reader, Transaction } from '../cloudbase/database'

export async function bindingMoves(reader: Reader, traineeId: string): Promise<number> {
  return (await reader.get('binding_moves', traineeId))?.times ?? 0
}

/** Answers with the number of this move. */
export async function countBindingMove(transaction: Transaction, nowMs: number, traineeId: string): Promise<number> {
  const before = await transaction.get('binding_moves', traineeId)
  const times = (before?.times ?? 0) + 1
  await transaction.put('binding_moves', { _id: traineeId, version: (before?.version ?? 0) + 1, times, lastAtMs: nowMs })
  return times
}
