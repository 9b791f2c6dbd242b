import { signOut } from '../../../src/contract/account/sign-out'
import { fenceSession } from '../../platform/fencing'
import { handler } from '../../platform/handler'
import { CommitConflict, Refusal } from '../../platform/refusal'
import { requireOwnSession } from './own-session'

export const signOutHandler = handler(signOut, {
  load: (context) => requireOwnSession(context),
  decide({ session }) {
    if (!session) throw new Refusal('NEEDS_WEB_SESSION', 'inside WeChat there is no session to end')
    return session
  },
  async commit(context, session, { trainee }) {
    await context.database.transact(async (transaction) => {
      // What this browser plays stops with it; a page of the phone is left alone. The desk first, the right second.
      await fenceSession(transaction, context, trainee._id, session._id)
      const current = await transaction.get('sessions', session._id)
      if (current?.version !== session.version) throw new CommitConflict('the session changed at the same moment')
      await transaction.update('sessions', session._id, { endedAtMs: context.nowMs, version: session.version + 1 })
    })
    return {}
  },
})
