import type { ResponseOf } from '../../../src/contract'
import { answerCheck } from '../../../src/contract/learning/answer-check'
import { isWindowOver } from '../../../src/domain/checks'
import { reportStranger } from '../../platform/account/stranger-reports'
import { requireSameDesk } from '../../platform/desks'
import { handler } from '../../platform/handler'
import { ruleSetOf } from '../../platform/rules-in-force'
import { findNamedCheck, recordAndRefuse, requireOwnWechat } from './check-desk'
import { commitConfirmation } from './confirm-desk'
import { requirePageToken } from './lease-token'

export const answerCheckHandler = handler(answerCheck, {
  async load(context, { code, token }) {
    const { desk, signedIn } = await requireOwnWechat(context)
    const named = findNamedCheck(context, desk, signedIn.trainee._id, code)
    const page = token === undefined ? null : await requirePageToken(context, token)
    return { named, page, traineeId: signedIn.trainee._id, rules: named.kind === 'named' ? await ruleSetOf(context, named.desk.ruleSet) : null }
  },
  decide({ named, rules }, _input, { nowMs }) {
    if (named.kind !== 'named' || rules === null) return named.kind === 'named' ? ('unknown' as const) : named.kind
    return isWindowOver(named.check, nowMs, rules.checks) ? ('over' as const) : { ...named, rules }
  },
  async commit(context, decided, { page, traineeId }, { code, answer }): Promise<ResponseOf<typeof answerCheck>> {
    if (typeof decided === 'string') return recordAndRefuse(context, traineeId, code, decided)
    const { desk, check, rules } = decided
    if (answer === 'not-me') {
      await context.database.transact(async (transaction) => {
        await requireSameDesk(transaction, desk._id, desk)
        await reportStranger(transaction, context, desk, check)
      })
      return { outcome: 'reported', lease: null }
    }
    return { outcome: 'confirmed', lease: await commitConfirmation(context, { loaded: desk, desk, check, token: page }, rules.playback.tailMs) }
  },
})
