// The commit of a confirmed check: the desk goes on, the page's lease is renewed in the same write, the answer is evidence.
import type { DueCheck, PhotoProof } from '../../../src/domain/checks'
import { confirmOnDesk, decideReport, isHolderOf, leaseOf, type Desk } from '../../../src/domain/playback'
import type { Context } from '../../platform/context'
import { deskMoment, requireSameDesk, watchHead, writeDesk } from '../../platform/desks'
import type { DeskDocument } from '../../platform/documents/learning'
import { appendEvidence } from '../../platform/evidence'
import { answerReport, type LeaseAnswer } from './lease-answer'
import type { PageToken } from './lease-token'

export interface Confirmation {
  readonly loaded: DeskDocument
  /** The desk with its check as it is to be confirmed (counted as missed or not). */
  readonly desk: Desk
  readonly check: DueCheck
  /** The page that goes on; null when the phone answers for a computer. */
  readonly token: PageToken | null
  /** What the answer to a check that asked for a photo proves; null where none was asked for. */
  readonly proof: PhotoProof | null
}

/**
 * The renewal inside adds no stretch of its own: no leased time has passed.
 * Answers with the page's renewed lease, or null when another call has to fetch it.
 */
export async function commitConfirmation(context: Context, { loaded, desk, check, token, proof }: Confirmation, tailMs: number): Promise<LeaseAnswer | null> {
  const traineeId = loaded._id
  const stamp = context.newId()
  const confirmed = confirmOnDesk(desk, context.nowMs, proof)
  const head = watchHead(context, desk.head, confirmed.stretches)
  const { next, answer } = goOn(context, traineeId, stamp, head, confirmed.desk, token)
  await context.database.transact(async (transaction) => {
    await requireSameDesk(transaction, traineeId, loaded)
    await writeDesk(transaction, context, traineeId, { desk: next, stretches: confirmed.stretches, stamp }, { tailMs })
    await appendEvidence(transaction, context, 'identity', traineeId, {
      event: 'check-confirmed',
      checkNo: check.checkNo,
      via: check.via,
      isMissed: check.missed,
      afterMs: context.nowMs - check.armedAt,
      ...(proof === null ? {} : { proof: proof.kind, photo: proof.kind === 'photo' ? proof.photoId : null }),
    })
  })
  return answer
}

function goOn(context: Context, traineeId: string, stamp: string, head: string, desk: Desk, token: PageToken | null): { readonly next: Desk; readonly answer: LeaseAnswer | null } {
  const lease = token?.kind === 'lease' && isHolderOf(desk, token.lease) ? leaseOf(desk) : null
  if (lease === null || token?.kind !== 'lease') return { next: desk, answer: null }
  const decision = decideReport(lease, { segments: [], isClosing: false }, deskMoment(context, traineeId, lease.checkNo), token.rules)
  const answer = answerReport(context, traineeId, stamp, head, decision, token.rules)
  const { turn, at, until, carryMs, meterMs, check } = decision.lease
  const stored = { epoch: lease.epoch, turn: token.lease.turn, isClosing: false, segments: [], body: { ...answer } }
  return { next: { ...desk, turn, at, until, carryMs, meterMs, check, answer: stored }, answer }
}
