import type { ResponseOf } from '../../../src/contract'
import { answerCheck } from '../../../src/contract/learning/answer-check'
import { isWindowOver } from '../../../src/domain/checks'
import { fenceDesk } from '../../../src/domain/playback'
import type { Context } from '../../platform/context'
import { deskMoment, deskRulesOf, requireSameDesk, writeDesk } from '../../platform/desks'
import type { DeskDocument } from '../../platform/documents/learning'
import { appendEvidence } from '../../platform/evidence'
import { handler } from '../../platform/handler'
import { ruleSetOf } from '../../platform/rules-in-force'
import type { RuleSet } from '../../../src/domain/rules'
import { findNamedCheck, recordAndRefuse, requireOwnWechat } from './check-desk'
import { commitConfirmation } from './confirm-desk'
import { openPageToken } from './lease-token'

export const answerCheckHandler = handler(answerCheck, {
  async load(context, { code, token }) {
    const { desk, signedIn } = await requireOwnWechat(context)
    const named = findNamedCheck(context, desk, signedIn.trainee._id, code)
    const page = token === undefined ? null : openPageToken(context, token)
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
      await reportStranger(context, desk, rules)
      return { outcome: 'reported', lease: null }
    }
    return { outcome: 'confirmed', lease: await commitConfirmation(context, { loaded: desk, desk, check, token: page }, rules.playback.tailMs) }
  },
})

/** 不是我本人: the lease and the browser's session end; the check stays due until the bound identity says 我在. */
async function reportStranger(context: Context, desk: DeskDocument, rules: RuleSet): Promise<void> {
  const deskRules = deskRulesOf(rules)
  const { desk: fenced, settled } = fenceDesk(desk, deskMoment(context, desk._id, desk.checkNo), deskRules)
  const sessionId = desk.holder?.sessionId ?? null
  await context.database.transact(async (transaction) => {
    await requireSameDesk(transaction, desk._id, desk)
    await writeDesk(transaction, context, desk._id, { desk: fenced, settled: settled === null ? [] : [settled] }, deskRules)
    const session = sessionId === null ? null : await transaction.get('sessions', sessionId)
    if (session !== null) await transaction.update('sessions', session._id, { endedAtMs: context.nowMs, version: session.version + 1 })
    await appendEvidence(transaction, context, 'identity', desk._id, { event: 'check-denied', checkNo: desk.checkNo, session: sessionId })
  })
}
