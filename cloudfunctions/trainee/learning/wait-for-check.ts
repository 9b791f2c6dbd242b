import type { ResponseOf } from '../../../src/contract'
import { waitForCheck } from '../../../src/contract/learning/wait-for-check'
import { isWindowOver, missCheck, showCheck } from '../../../src/domain/checks'
import type { Context } from '../../platform/context'
import type { DeskDocument } from '../../platform/documents/learning'
import { handler } from '../../platform/handler'
import { Refusal } from '../../platform/refusal'
import { ruleSetOf } from '../../platform/rules-in-force'
import { acceptRenewal } from './accept-report'
import { viewCheck, type LeaseAnswer } from './lease-answer'
import { requirePageToken, type PageToken } from './lease-token'
import { superseded } from './superseded'

const pollMs = 1_000

/** One held call instead of polling by the client. Its length is measured by the steady clock: a call's `nowMs` stands still. */
export const waitForCheckHandler = handler(waitForCheck, {
  load: (context, { token }) => requirePageToken(context, token),
  decide: (token) => token,
  commit: (context, token, _loaded, { code }) => waitForAnswer(context, token, code),
})

async function waitForAnswer(context: Context, token: PageToken, code: string): Promise<ResponseOf<typeof waitForCheck>> {
  const startedAt = performance.now()
  for (;;) {
    const desk = await requireDesk(context, token)
    if (desk.check === null) return { state: 'answered', lease: await goOn(context, token), check: null }
    const rules = (await ruleSetOf(context, desk.ruleSet)).checks
    const heldMs = Math.round(performance.now() - startedAt)
    const now = context.nowMs + heldMs
    if (desk.check.code !== code) return { state: 'waiting', lease: null, check: viewCheck(desk.check, now) }
    const isMissed = desk.check.shownAt !== null && isWindowOver(desk.check, now, rules)
    const seen = isMissed ? missCheck(desk, rules) : { check: showCheck(desk.check, now, rules), checkState: desk.checkState }
    const isWritten = seen.check === desk.check || (await change(context, desk, { check: seen.check, checkState: seen.checkState }))
    const isLast = heldMs + pollMs >= rules.heldCallMs
    // What another call changed at the same moment is seen in the next round.
    if (isWritten && (isMissed || isLast)) return { state: isMissed ? 'missed' : 'waiting', lease: null, check: viewCheck(seen.check ?? desk.check, now) }
    if (isLast) return { state: 'waiting', lease: null, check: viewCheck(desk.check, now) }
    await pause()
  }
}

async function requireDesk(context: Pick<Context, 'database'>, token: PageToken): Promise<DeskDocument> {
  const desk = await context.database.get('desks', token.traineeId)
  const isHolders = desk !== null && (token.kind === 'free' || desk.epoch === token.lease.epoch)
  if (isHolders) return desk
  throw superseded(desk)
}

/** Null when the lease had been given back: the page opens the lesson again. */
async function goOn(context: Context, token: PageToken): Promise<LeaseAnswer | null> {
  if (token.kind === 'free') return null
  try {
    return await acceptRenewal(context, token, { segments: [], positionMs: token.lease.frontierMs, isClosing: false })
  } catch (error) {
    if (error instanceof Refusal && error.code === 'LEASE_SUPERSEDED') return null
    throw error
  }
}

function change(context: Pick<Context, 'database' | 'newId'>, desk: DeskDocument, fields: Partial<Pick<DeskDocument, 'check' | 'checkState'>>): Promise<boolean> {
  return context.database.updateIf('desks', { _id: desk._id, stamp: desk.stamp }, { ...fields, stamp: context.newId() })
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, pollMs))
}
