import { evidenceRoot } from '../../../src/contract/evidence/evidence-root'
import { buildRoot } from '../../platform/evidence/daily-root'
import { sendRoots } from '../../platform/evidence/send-roots'
import { handler } from '../../platform/handler'

/** Leaves room before the function's own limit of 60 s. */
const budgetMs = 35_000

export const evidenceRootHandler = handler(evidenceRoot, {
  load: async () => performance.now(),
  decide: (startedAt) => () => performance.now() - startedAt < budgetMs,
  async commit(context, hasTime) {
    const root = await buildRoot(context, hasTime)
    return { day: root._id, state: root.state, chains: root.leaves, sent: await sendRoots(context) }
  },
})
