import { reportLate } from '../../../src/contract/learning/report-late'
import { decideLateReport, emptyDesk, progressKey } from '../../../src/domain/playback'
import { deskMoment, deskRulesOf, requireSameDesk, writeDesk } from '../../platform/desks'
import { handler } from '../../platform/handler'
import { Refusal } from '../../platform/refusal'
import { ruleSetOf } from '../../platform/rules-in-force'
import { readDeskFirst } from './desk-first'
import { reasonToTell, viewCheck } from './lease-answer'
import { requireOwnToken } from './lease-token'

export const reportLateHandler = handler(reportLate, {
  async load(context, { token: sealed }) {
    const { desk, signedIn } = await readDeskFirst(context)
    const token = await requireOwnToken(context, sealed, signedIn.trainee._id)
    if (token.kind === 'free') throw new Refusal('TOKEN_REFUSED', 'free viewing has nothing to hand in')
    const { lease } = token
    const [progress, rules] = await Promise.all([context.database.get('progress', progressKey(lease.period, lease.lesson)), ruleSetOf(context, lease.ruleSet)])
    return { desk, lease, progress, rules: deskRulesOf(rules), moment: deskMoment(context, signedIn.trainee._id, desk?.checkNo ?? 1) }
  },
  decide({ desk, lease, progress, rules, moment }, { segments }) {
    const frontiers = progress === null ? {} : { [progress._id]: progress.frontierMs }
    const decision = decideLateReport(desk ?? emptyDesk, { epoch: lease.epoch, segments }, frontiers, moment, rules)
    if (decision.kind === 'reported') return decision
    throw new Refusal('CHECK_DUE', 'nothing is credited while a check is due; the journal keeps', desk?.check ? viewCheck(desk.check, moment.now) : undefined)
  },
  async commit(context, decided, { desk, rules }) {
    if (decided.isChanged && desk !== null) {
      await context.database.transact(async (transaction) => {
        await requireSameDesk(transaction, desk._id, desk)
        await writeDesk(transaction, context, desk._id, decided, rules)
      })
    }
    const { creditedMs, frontierMs, reason } = decided.credit
    return { creditedMs, frontierMs, played: decided.isPlayed, reason: reasonToTell(reason) }
  },
})
