// The answer to a report or an opening, as the contract says it; built once, stored, and given again for the same report.
import type * as v from 'valibot'
import type { leaseAnswer as leaseAnswerSchema } from '../../../src/contract/learning/lease-answer'
import type { dueCheck } from '../../../src/contract/learning/due-check'
import type { DueCheck } from '../../../src/domain/checks'
import type { CreditReason, Desk, Lease, LeaseRules, ReportDecision } from '../../../src/domain/playback'
import { isPlayed, leaseOf } from '../../../src/domain/playback'
import type { EpochMs } from '../../../src/domain/units'
import type { Context } from '../../platform/context'
import { sealPageToken } from './lease-token'

export type LeaseAnswer = v.InferOutput<typeof leaseAnswerSchema>

type Needs = Pick<Context, 'identity' | 'lookupHash' | 'tokens' | 'nowMs'>

export function viewCheck(check: DueCheck, now: EpochMs): v.InferOutput<typeof dueCheck> {
  const { code, sixDigits, via, missed, expiresAt } = check
  return { code, sixDigits, via, kind: check.kind ?? 'presence', missed, expiresInMs: Math.max(0, expiresAt - now) }
}

/** Why less was credited than was reported; nothing to say when all of it was. */
export function reasonToTell(reason: CreditReason): CreditReason | null {
  return reason === 'credited' || reason === 'nothing-played' ? null : reason
}

/** `stamp` is what the desk will have; null for a lease that ends: its token only names it for a late report. */
export function answerReport(context: Needs, traineeId: string, stamp: string | null, head: string, decision: ReportDecision, rules: LeaseRules): LeaseAnswer {
  const lease: Lease = { ...decision.lease, head }
  return {
    state: decision.state,
    token: sealPageToken(context, { kind: 'lease', traineeId, stamp: stamp ?? '', lease, rules }),
    leaseMs: decision.leaseMs,
    creditedMs: decision.credit.creditedMs,
    frontierMs: decision.credit.frontierMs,
    played: decision.isPlayed,
    reason: reasonToTell(decision.credit.reason),
    check: lease.check === null ? null : viewCheck(lease.check, context.nowMs),
  }
}

/** The desk as it stands, to a page that may not go on: a check is due. */
export function answerFrozen(context: Needs, desk: Desk & { readonly _id: string; readonly stamp: string }, rules: LeaseRules): LeaseAnswer {
  const lease = leaseOf(desk)
  if (lease === null || lease.check === null) throw new Error('the desk is not frozen')
  return {
    state: 'check-due',
    token: sealPageToken(context, { kind: 'lease', traineeId: desk._id, stamp: desk.stamp, lease, rules }),
    leaseMs: 0,
    creditedMs: 0,
    frontierMs: lease.frontierMs,
    played: isPlayed(lease.frontierMs, lease.mediaMs, rules),
    reason: 'check-due',
    check: viewCheck(lease.check, context.nowMs),
  }
}
