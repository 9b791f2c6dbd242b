// How a trainee's desk is decided on and written. Every write of a desk that is no renewal goes through `writeDesk`, in
// one transaction with the progress it settles and the watch chain it anchors (integrity, document shapes).
import { isPlayed, progressKey, type Desk, type DeskRules, type LessonFrontier, type Moment, type Stretch } from '../../src/domain/playback'
import type { RuleSet } from '../../src/domain/rules'
import type { Transaction } from './cloudbase/database'
import type { Context } from './context'
import type { DeskDocument, ProgressDocument } from './documents/learning'
import { placesOf, stretchesDigest } from '../../src/domain/evidence'
import { appendEvidence, nextHead } from './evidence'
import { CommitConflict } from './refusal'
import { keyedHash, newDigits, sha256 } from './sealing'

type Needs = Pick<Context, 'database' | 'secrets' | 'nowMs' | 'newId' | 'lookupHash'>

/** Of one lesson; the anchors in the watch chain outlast the stretches that are dropped. */
export const stretchesKept = 400

/** The numbers that a desk decides with. */
export function deskRulesOf(rules: RuleSet): DeskRules {
  return { ...rules.playback, ...rules.checks }
}

/** The draw of check n: PRF(secret, trainee, n). In no token, no reply, no database. */
export function checkDraw(context: Pick<Context, 'secrets'>, traineeId: string, checkNo: number): number {
  return unitOf(keyedHash(context.secrets.secret('CHECK_SECRET'), 'check-threshold', traineeId, String(checkNo)))
}

/** Whether check n asks for a photo: PRF(secret, trainee, n) of its own, as secret as its threshold. */
function photoDraw(context: Pick<Context, 'secrets'>, traineeId: string, checkNo: number): number {
  return unitOf(keyedHash(context.secrets.secret('CHECK_SECRET'), 'check-photo', traineeId, String(checkNo)))
}

function unitOf(hash: string): number {
  return parseInt(hash.slice(0, 12), 16) / 2 ** 48
}

/** Clock and randomness of one decision about a trainee's desk. */
export function deskMoment(context: Pick<Context, 'secrets' | 'nowMs' | 'newId' | 'lookupHash' | 'randomUnit'>, traineeId: string, checkNo: number): Moment {
  return {
    now: context.nowMs,
    leaseUnit: context.randomUnit(),
    checkDraw: checkDraw(context, traineeId, checkNo),
    photoDraw: photoDraw(context, traineeId, checkNo),
    names: { code: newCheckCode(context, traineeId), sixDigits: newDigits(6) },
  }
}

/** A code tells by itself whose it was and that it is ours, so that a stranger's scan can be named without a search. */
function newCheckCode(context: Pick<Context, 'newId' | 'lookupHash'>, traineeId: string): string {
  const nonce = context.newId().slice(0, 12)
  return `c.${nonce}${ownerMark(context, nonce, traineeId)}${ourMark(context, nonce)}`
}

export function checkCodeOf(context: Pick<Context, 'lookupHash'>, code: string, traineeId: string): 'own' | 'foreign' | 'unknown' {
  const [, nonce, owner, ours] = /^c\.([0-9a-f]{12})([0-9a-f]{8})([0-9a-f]{8})$/.exec(code) ?? []
  if (nonce === undefined || ours !== ourMark(context, nonce)) return 'unknown'
  return owner === ownerMark(context, nonce, traineeId) ? 'own' : 'foreign'
}

function ownerMark(context: Pick<Context, 'lookupHash'>, nonce: string, traineeId: string): string {
  return context.lookupHash('check-code-owner', nonce, traineeId).slice(0, 8)
}

function ourMark(context: Pick<Context, 'lookupHash'>, nonce: string): string {
  return context.lookupHash('check-code', nonce).slice(0, 8)
}

/** The watch chain's head after these stretches. */
export function watchHead(context: Pick<Context, 'secrets'>, head: string, stretches: readonly Stretch[]): string {
  return stretches.reduce((previous, stretch) => nextHead(context.secrets.secret('CHAIN_KEY'), previous, { ...stretch }), head)
}

/** Reads the desk in the transaction; throws CommitConflict unless it is still what was loaded. */
export async function requireSameDesk(transaction: Transaction, traineeId: string, loaded: Pick<DeskDocument, 'stamp'> | null): Promise<void> {
  const desk = await transaction.get('desks', traineeId)
  if ((desk?.stamp ?? null) !== (loaded?.stamp ?? null)) throw new CommitConflict('the desk changed at the same moment')
}

export interface DeskChange {
  readonly desk: Desk
  /** New links of the watch chain, in order. */
  readonly stretches?: readonly Stretch[]
  readonly settled?: readonly LessonFrontier[]
  /** Given when a token names the stamp to come. */
  readonly stamp?: string
}

export async function writeDesk(transaction: Transaction, context: Omit<Needs, 'database' | 'lookupHash'>, traineeId: string, change: DeskChange, rules: Pick<DeskRules, 'tailMs'>): Promise<DeskDocument> {
  const head = watchHead(context, change.desk.head, change.stretches ?? [])
  const written: DeskDocument = { ...change.desk, head, _id: traineeId, stamp: change.stamp ?? context.newId() }
  await transaction.put('desks', written)
  for (const settled of change.settled ?? []) {
    await settleProgress(transaction, context, traineeId, settled, rules)
    await appendEvidence(transaction, context, 'watch', traineeId, {
      head,
      links: change.desk.links,
      places: placesOf(settled.stretches),
      stretches: stretchesDigest(settled.stretches, sha256),
      epoch: settled.epoch,
      turn: settled.turn,
      period: settled.period,
      lesson: settled.lesson,
      frontierMs: settled.frontierMs,
    })
  }
  return written
}

/** A frontier never shrinks (integrity 7). */
async function settleProgress(transaction: Transaction, context: Pick<Context, 'nowMs'>, traineeId: string, settled: LessonFrontier, rules: Pick<DeskRules, 'tailMs'>): Promise<void> {
  const id = progressKey(settled.period, settled.lesson)
  const known = await transaction.get('progress', id)
  const frontierMs = Math.max(known?.frontierMs ?? 0, settled.frontierMs)
  const complete = (known?.complete ?? false) || isPlayed(frontierMs, settled.mediaMs, rules)
  const progress: ProgressDocument = {
    _id: id,
    version: (known?.version ?? 0) + 1,
    traineeId,
    period: settled.period,
    lesson: settled.lesson,
    courseId: settled.courseId,
    courseVersion: settled.courseVersion,
    frontierMs,
    mediaMs: settled.mediaMs,
    settled: { epoch: settled.epoch, turn: settled.turn },
    complete,
    completedAtMs: known?.completedAtMs ?? (complete ? context.nowMs : null),
    positionMs: settled.positionMs ?? known?.positionMs ?? frontierMs,
    stretches: [...(known?.stretches ?? []), ...settled.stretches].slice(-stretchesKept),
  }
  await transaction.put('progress', progress)
}
