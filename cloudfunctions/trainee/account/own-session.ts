// The session or WeChat of this call, also while it must still set its password.
import type { Context } from '../../platform/context'
import type { SessionDocument } from '../../platform/documents/people'
import { Refusal } from '../../platform/refusal'
import { findSignedIn, type SignedIn } from '../../platform/signed-in'

export interface OwnSession extends SignedIn {
  readonly session: SessionDocument | null
}

/** Throws PROOF_NEEDED: a password proves nobody (integrity.md, "Identity"), so it leaves no phone that would. */
export async function refusePasswordSession(context: Pick<Context, 'database'>, { sessionId }: SignedIn): Promise<void> {
  const session = sessionId === null ? null : await context.database.get('sessions', sessionId)
  if (session?.proof === 'password') throw new Refusal('PROOF_NEEDED', 'the session began with a password alone')
}

/** Throws NOT_SIGNED_IN. Only what is needed to leave the initial password behind may use it. */
export async function requireOwnSession(context: Context): Promise<OwnSession> {
  const signedIn = await findSignedIn(context)
  if (!signedIn) throw new Refusal('NOT_SIGNED_IN', 'nobody is signed in')
  return { ...signedIn, session: signedIn.sessionId === null ? null : await context.database.get('sessions', signedIn.sessionId) }
}
