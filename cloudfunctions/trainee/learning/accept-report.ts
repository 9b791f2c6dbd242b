// Accepts a page's report: ONE conditional update when the desk is as the token says, one read when it is not
// (integrity, the lease).
import { closeLive, decideReport, leaseOf, recoverReport, type Desk, type Lease, type LessonFrontier, type Report, type ReportDecision, type Stretch } from '../../../src/domain/playback'
import { Appended } from '../../platform/cloudbase/database'
import type { Context } from '../../platform/context'
import { deskMoment, deskRulesOf, requireSameDesk, watchHead, writeDesk } from '../../platform/desks'
import type { DeskDocument } from '../../platform/documents/learning'
import { logFailure } from '../../platform/log'
import { Refusal } from '../../platform/refusal'
import { recordRefusedAttempt } from '../../platform/refusals'
import { ruleSetOf } from '../../platform/rules-in-force'
import { answerFrozen, answerReport, type LeaseAnswer } from './lease-answer'
import type { LeaseToken } from './lease-token'
import { superseded } from './superseded'

export interface PageReport extends Report {
  readonly positionMs: number
}

/** A decision ready to be written against one stamp of the desk. */
interface Prepared {
  readonly onStamp: string
  readonly stamp: string
  readonly head: string
  readonly decision: ReportDecision
  readonly body: LeaseAnswer
}

const maxDecisions = 3

function prepare(context: Context, token: LeaseToken, lease: Lease, onStamp: string, report: Report): Prepared {
  const moment = deskMoment(context, token.traineeId, lease.checkNo)
  const decision = decideReport(lease, report, moment, token.rules)
  const stamp = context.newId()
  const head = watchHead(context, lease.head, newStretches(decision))
  return { onStamp, stamp, head, decision, body: answerReport(context, token.traineeId, report.isClosing ? null : stamp, head, decision, token.rules) }
}

function newStretches({ stretch }: ReportDecision): Stretch[] {
  return stretch === null ? [] : [stretch]
}

/** What a report changes on the desk. */
function deskAfter(token: LeaseToken, report: PageReport, { decision, stamp, head, body }: Prepared) {
  const { turn, at, until, carryMs, frontierMs, meterMs, check, links } = decision.lease
  return {
    stamp,
    head,
    links,
    turn,
    at,
    until,
    carryMs,
    frontierMs,
    meterMs,
    check,
    positionMs: Math.min(report.positionMs, frontierMs),
    answer: { epoch: token.lease.epoch, turn: token.lease.turn, isClosing: report.isClosing, segments: report.segments, body: { ...body } },
  }
}

/** Every renewal adds a line to the desk (PLY-08). A page renews every few minutes; a script must not fill the document. */
const renewalsAtOnce = 60
const msPerRenewal = 5_000

function refuseFlood({ lease, rules }: LeaseToken, now: number): void {
  const ageMs = Math.min(Math.max(0, now - lease.openedAt), rules.tokenLifeMs)
  if (lease.turn <= renewalsAtOnce + ageMs / msPerRenewal) return
  throw new Refusal('TRY_AGAIN', 'no page renews as often as this')
}

/** Takes a renewal. No read while the desk is as the token says. */
export async function acceptRenewal(context: Context, token: LeaseToken, report: PageReport): Promise<LeaseAnswer> {
  refuseFlood(token, context.nowMs)
  let prepared = token.lease.check === null ? prepare(context, token, token.lease, token.stamp, report) : null
  for (let decided = 1; ; decided += 1) {
    if (prepared !== null && (await tryUpdate(context, token, report, prepared))) return prepared.body
    if (decided > maxDecisions) throw new Refusal('TRY_AGAIN', 'the desk changed at the same moment, three times in a row')
    const desk = await context.database.get('desks', token.traineeId)
    const known = await fromDocument(context, token, report, desk)
    if (known.kind === 'answer') return known.body
    prepared = prepare(context, token, known.lease, known.desk.stamp, report)
  }
}

async function tryUpdate(context: Context, token: LeaseToken, report: PageReport, prepared: Prepared): Promise<boolean> {
  const change = { ...deskAfter(token, report, prepared), stretches: new Appended(newStretches(prepared.decision)) }
  try {
    return await context.database.updateIf('desks', { _id: token.traineeId, stamp: prepared.onStamp }, change)
  } catch (error) {
    // It may have been written all the same: the read that follows tells.
    logFailure('renewal-update-failed', error, { requestId: context.requestId })
    return false
  }
}

/** Takes a flush: the lease ends, its progress is settled and the watch chain anchored, in one transaction. */
export async function acceptClosing(context: Context, token: LeaseToken, report: PageReport): Promise<LeaseAnswer> {
  const desk = await context.database.get('desks', token.traineeId)
  const isKnown = desk !== null && desk.stamp === token.stamp && token.lease.check === null
  const known = isKnown ? ({ kind: 'decide', lease: token.lease, desk } as const) : await fromDocument(context, token, report, desk)
  if (known.kind === 'answer') return known.body
  const prepared = prepare(context, token, known.lease, known.desk.stamp, report)
  const { desk: closed, settled } = settleDesk(known.desk, deskAfter(token, report, prepared), prepared, context.nowMs, deskRulesOf(await ruleSetOf(context, known.lease.ruleSet)))
  await context.database.transact(async (transaction) => {
    await requireSameDesk(transaction, token.traineeId, known.desk)
    // The head was extended when the answer was made, so no stretch is handed over here.
    await writeDesk(transaction, context, token.traineeId, { desk: closed, settled, stamp: prepared.stamp }, token.rules)
  })
  return prepared.body
}

function settleDesk(
  desk: DeskDocument,
  after: ReturnType<typeof deskAfter>,
  { decision }: Prepared,
  now: number,
  rules: ReturnType<typeof deskRulesOf>,
): { readonly desk: Desk; readonly settled: LessonFrontier[] } {
  // The page itself ended its lease: nothing is left for a late report.
  const { desk: closed, settled } = closeLive({ ...desk, ...after, carryMs: 0, stretches: [...desk.stretches, ...newStretches(decision)] }, now, rules)
  return { desk: { ...closed, answer: after.answer }, settled: settled === null ? [] : [settled] }
}

type Known =
  | { readonly kind: 'answer'; readonly body: LeaseAnswer }
  | { readonly kind: 'decide'; readonly lease: Lease; readonly desk: DeskDocument }

/** What the document says to a report whose token does not, or may not, decide. */
async function fromDocument(context: Context, token: LeaseToken, report: Report, desk: DeskDocument | null): Promise<Known> {
  const recovery = recoverReport(token.lease, report, desk)
  if (recovery.kind === 'stored') return { kind: 'answer', body: recovery.body as unknown as LeaseAnswer }
  const lease = recovery.kind === 'decide-again' && desk !== null ? leaseOf(desk) : null
  if (desk === null || lease === null) return refuseSuperseded(context, desk, token)
  if (lease.check !== null) return { kind: 'answer', body: answerFrozen(context, desk, token.rules) }
  return { kind: 'decide', lease, desk }
}

/** A page that goes on after its right ended is told who plays, and it is written down. */
async function refuseSuperseded(context: Context, desk: DeskDocument | null, { traineeId, lease }: LeaseToken): Promise<never> {
  const isOther = desk !== null && desk.epoch > lease.epoch
  await recordRefusedAttempt(context, traineeId, { event: 'lease-superseded', reason: isOther ? 'older-lease' : 'older-turn', epoch: lease.epoch, turn: lease.turn })
  throw superseded(isOther ? desk : null)
}
