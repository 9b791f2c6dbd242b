// The desk is read FIRST, the caller's right second (integrity, fencing): whatever ends the right in between changes the
// desk, and the commit against the desk that was read notices. With the other order a lease outlived its session.
import type { Context } from '../../platform/context'
import { wechatOwner } from '../../platform/account/wechat-owner'
import type { DeskDocument } from '../../platform/documents/learning'
import { Refusal } from '../../platform/refusal'
import { requireSignedIn, type SignedIn } from '../../platform/signed-in'

type Needs = Pick<Context, 'database' | 'identity' | 'lookupHash' | 'nowMs'>

export interface DeskAndRight {
  readonly desk: DeskDocument | null
  readonly signedIn: SignedIn
}

export async function readDeskFirst(context: Needs): Promise<DeskAndRight> {
  const traineeId = await whoSeemsToCall(context)
  const desk = traineeId === null ? null : await context.database.get('desks', traineeId)
  const signedIn = await requireSignedIn(context)
  if (signedIn.trainee._id !== traineeId) throw new Refusal('NOT_SIGNED_IN', 'the identity moved to another person at this moment')
  return { desk, signedIn }
}

/** Names the desk to read and grants nothing. */
async function whoSeemsToCall(context: Needs): Promise<string | null> {
  const { identity, database } = context
  if (identity.kind === 'wechat') return (await wechatOwner(context, database, identity))?._id ?? null
  if (identity.kind === 'bearer') return (await database.get('sessions', context.lookupHash('session', identity.token)))?.traineeId ?? null
  return null
}
