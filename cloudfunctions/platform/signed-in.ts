// Whose call it is: a bound WeChat identity or a live web session. Every trainee handler begins here or with a sealed token.
import { wechatOwner } from './account/wechat-owner'
import type { Context } from './context'
import type { TraineeDocument } from './documents/people'
import { Refusal } from './refusal'

export interface SignedIn {
  readonly trainee: TraineeDocument
  readonly via: 'wechat' | 'web'
  readonly sessionId: string | null
  /** The web session began with the initial password and may only set an own one. */
  readonly mustSetPassword: boolean
}

type Needs = Pick<Context, 'database' | 'identity' | 'lookupHash' | 'nowMs'>

/** The trainee of this call, or null when nobody is signed in. */
export async function findSignedIn(context: Needs): Promise<SignedIn | null> {
  const { identity, database } = context
  if (identity.kind === 'none') return null
  if (identity.kind === 'wechat') {
    const trainee = await wechatOwner(context, database, identity)
    return trainee ? { trainee, via: 'wechat', sessionId: null, mustSetPassword: false } : null
  }
  const sessionId = context.lookupHash('session', identity.token)
  const session = await database.get('sessions', sessionId)
  if (!session || session.endedAtMs !== null || session.expiresAtMs <= context.nowMs) return null
  const trainee = await database.get('trainees', session.traineeId)
  if (!trainee || trainee.sessionEpoch !== session.sessionEpoch) return null
  return { trainee, via: 'web', sessionId, mustSetPassword: session.mustSetPassword }
}

/** Throws NOT_SIGNED_IN; a session that must still set its own password counts as not signed in. */
export async function requireSignedIn(context: Needs): Promise<SignedIn> {
  const signedIn = await findSignedIn(context)
  if (!signedIn || signedIn.mustSetPassword) throw new Refusal('NOT_SIGNED_IN', 'nobody is signed in')
  return signedIn
}
