// Reports after a lesson is played fully or earned: the resume point only (case 14).
import { progressKey, type Segment } from '../../../src/domain/playback'
import type { Context } from '../../platform/context'
import { CommitConflict } from '../../platform/refusal'
import type { LeaseAnswer } from './lease-answer'
import type { FreeToken } from './lease-token'

export async function keepPosition(context: Pick<Context, 'database'>, token: FreeToken, sealed: string, segments: readonly Segment[], positionMs: number): Promise<LeaseAnswer> {
  const id = progressKey(token.period, token.lesson)
  const progress = await context.database.get('progress', id)
  if (progress !== null) {
    const change = { positionMs: Math.min(positionMs, token.mediaMs), version: progress.version + 1 }
    const isKept = await context.database.updateIf('progress', { _id: id, version: progress.version }, change)
    if (!isKept) throw new CommitConflict('the progress changed at the same moment')
  }
  return {
    state: 'free',
    token: sealed,
    leaseMs: 0,
    creditedMs: 0,
    frontierMs: token.frontierMs,
    played: true,
    reason: segments.length > 0 ? 'free-viewing' : null,
    check: null,
  }
}
