import { endOtherSessions } from '../../../src/contract/account/end-other-sessions'
import { handler } from '../../platform/handler'
import { Refusal } from '../../platform/refusal'
import { endSessions } from './end-sessions'
import { requireOwnSession } from './own-session'

export const endOtherSessionsHandler = handler(endOtherSessions, {
  async load(context) {
    const own = await requireOwnSession(context)
    if (own.mustSetPassword) throw new Refusal('NOT_SIGNED_IN', 'the session must set its password first')
    const { trainee } = own
    const alive = await context.database.find('sessions', { traineeId: trainee._id, sessionEpoch: trainee.sessionEpoch, endedAtMs: null, expiresAtMs: { gt: context.nowMs } })
    return { own, ended: alive.filter(({ _id }) => _id !== own.sessionId).length }
  },
  decide: (loaded) => loaded,
  async commit(context, { own, ended }) {
    await context.database.transact((transaction) => endSessions(transaction, context, own, { event: 'sessions-ended', change: {} }))
    return { ended }
  },
})
