// The ONE state per trainee of all that plays: lease, frontier, meter, due check (integrity, terms).
import type { CheckDesk, CheckNames, IntervalRules, PhotoShareRules, WindowRules } from '../checks'
import { firstCheckState, isThresholdReached, kindOfCheck, raiseCheck, type CheckVia } from '../checks'
import type { PlaybackRules } from '../rules'
import type { EpochMs, Milliseconds } from '../units'
import type { CreditReason } from './credit-reasons'
import type { Segment } from './segments'

/** The page that plays. */
export interface Holder {
  readonly page: string
  readonly device: string
  readonly via: 'wechat' | 'web'
  /** Null for WeChat. */
  readonly sessionId: string | null
}

/** Which lesson, for which registration period, under which rules. Media length comes from the catalogue. */
export interface LessonFacts {
  readonly lesson: string
  readonly period: string
  readonly courseId: string
  readonly courseVersion: number
  readonly ruleSet: string
  readonly mediaMs: Milliseconds
  /** Whether the person agreed to face photos when the page opened; absent where the rule set asks for none. */
  readonly hasPhotoConsent?: boolean
}

/** All that a renewal decides on; the sealed token carries it, so that a renewal reads nothing. */
export interface Lease extends LessonFacts, CheckDesk {
  readonly holder: Holder
  /** The fencing token: every grant raises it. */
  readonly epoch: number
  /** Counts the accepted reports of this epoch. */
  readonly turn: number
  readonly openedAt: EpochMs
  /** Up to here leased time has been accounted. */
  readonly at: EpochMs
  /** The page may play until here. */
  readonly until: EpochMs
  /** Leased time of this epoch that was accounted and not yet used for credit. */
  readonly carryMs: Milliseconds
  readonly frontierMs: Milliseconds
  /** Head of the watch chain over all stretches so far, and how many they are. */
  readonly head: string
  readonly links: number
}

/** A stretch credited or not, with its reason (PLY-08). Each is one link of the watch chain; `n` is its place there. */
export interface Stretch {
  readonly n: number
  readonly epoch: number
  readonly turn: number
  readonly period: string
  readonly lesson: string
  readonly fromAt: EpochMs
  readonly toAt: EpochMs
  readonly creditedMs: Milliseconds
  readonly frontierMs: Milliseconds
  readonly reason: CreditReason
}

/** A lease that ended before its page reported the rest: good for one late report. */
export interface ClosedLease {
  readonly epoch: number
  readonly turn: number
  readonly lesson: string
  readonly period: string
  readonly courseId: string
  readonly courseVersion: number
  readonly mediaMs: Milliseconds
  readonly at: EpochMs
  /** The moment of displacement: nothing later is credited. */
  readonly closedAt: EpochMs
  readonly budgetMs: Milliseconds
  /** What the one late report was credited; null while it may still come. */
  readonly handedIn: { readonly creditedMs: Milliseconds; readonly reason: CreditReason; readonly atMs: EpochMs } | null
}

/** The last accepted report and its answer: the same report gets the same answer again. */
export interface StoredAnswer {
  readonly epoch: number
  /** The turn that the report named. */
  readonly turn: number
  readonly isClosing: boolean
  readonly segments: readonly Segment[]
  readonly body: Readonly<Record<string, unknown>>
}

export interface Desk extends Omit<Lease, 'holder' | 'lesson' | 'period' | 'courseId'> {
  /** Whether the desk, not the progress document, knows the lesson's frontier. */
  readonly live: boolean
  readonly holder: Holder | null
  readonly lesson: string | null
  readonly period: string | null
  readonly courseId: string | null
  readonly positionMs: Milliseconds
  readonly answer: StoredAnswer | null
  readonly closed: readonly ClosedLease[]
  /** The stretches of the running lease; settling moves them to the lesson's progress. */
  readonly stretches: readonly Stretch[]
  /** Names of the last openings that were granted, the newest last: a request that comes twice displaces nobody (PLY-04). Absent on older desks. */
  readonly openings?: readonly string[]
}

/** The numbers of the rule set that playing needs; small enough for a token. */
export type LeaseRules = Pick<PlaybackRules, 'leaseMeanMs' | 'leaseFloorMs' | 'leaseCapMs' | 'carryCapMs' | 'bridgeMs' | 'tailMs' | 'tokenLifeMs'> & IntervalRules & WindowRules & PhotoShareRules

export type DeskRules = LeaseRules & Pick<PlaybackRules, 'closedLeasesKept' | 'closedLeaseLifeMs' | 'orphansBeforeCheck'>

/** More than a page can have under way at once. */
export const openingsKept = 16

/** What a decision is given besides state and report: the clock and randomness, as values. */
export interface Moment {
  readonly now: EpochMs
  /** In [0, 1): the length of the next lease. */
  readonly leaseUnit: number
  /** In [0, 1): PRF(secret, trainee, number of the coming check). */
  readonly checkDraw: number
  /** In [0, 1): another PRF of the same number: whether that check asks for a photo. */
  readonly photoDraw: number
  /** Names for a check, should one fall due. */
  readonly names: CheckNames
}

/** A trainee who has never played. */
export const emptyDesk: Desk = {
  live: false,
  holder: null,
  lesson: null,
  period: null,
  courseId: null,
  courseVersion: 0,
  ruleSet: '',
  mediaMs: 0,
  epoch: 0,
  turn: 0,
  openedAt: 0,
  at: 0,
  until: 0,
  carryMs: 0,
  frontierMs: 0,
  positionMs: 0,
  meterMs: 0,
  checkNo: 1,
  check: null,
  checkState: firstCheckState,
  answer: null,
  closed: [],
  stretches: [],
  head: '',
  links: 0,
}

/** The running lease as a renewal sees it, and nothing more: it goes into a token. Null when none runs. */
export function leaseOf(desk: Desk): Lease | null {
  const { holder, lesson, period, courseId } = desk
  if (!desk.live || holder === null || lesson === null || period === null || courseId === null) return null
  const { epoch, turn, courseVersion, ruleSet, mediaMs, openedAt, at, until, carryMs, frontierMs, meterMs, checkNo, check, checkState, head, links, hasPhotoConsent } = desk
  const consent = hasPhotoConsent === undefined ? {} : { hasPhotoConsent }
  return { ...consent, epoch, turn, holder, lesson, period, courseId, courseVersion, ruleSet, mediaMs, openedAt, at, until, carryMs, frontierMs, meterMs, checkNo, check, checkState, head, links }
}

/** A token that has less than the shortest lease left is not renewed any more: the page opens the lesson again. */
export function isTokenOld({ openedAt }: Pick<Lease, 'openedAt'>, now: EpochMs, rules: Pick<PlaybackRules, 'tokenLifeMs' | 'leaseFloorMs'>): boolean {
  return openedAt + rules.tokenLifeMs - now < rules.leaseFloorMs
}

export function isPlayed(frontierMs: Milliseconds, mediaMs: Milliseconds, rules: Pick<PlaybackRules, 'tailMs'>): boolean {
  return frontierMs >= mediaMs - rules.tailMs
}

export function viaOf(holder: Holder | null): CheckVia {
  return holder?.via === 'web' ? 'qr' : 'in-place'
}

interface Raising extends Pick<LessonFacts, 'hasPhotoConsent'> {
  readonly checkNo: number
  readonly lesson: string | null
  readonly holder: Holder | null
}

/**
 * Lets the coming check fall due when the meter has reached its threshold. Every decision that feeds the meter or
 * credits ends here; drawing at renewals only was avoided by leaving and reopening.
 */
export function withDueCheck<D extends CheckDesk & Raising>(
  desk: D,
  moment: Moment,
  rules: IntervalRules & WindowRules & PhotoShareRules,
): D {
  if (desk.check !== null || !isThresholdReached(desk.meterMs, desk.checkState, moment.checkDraw, rules)) return desk
  return { ...desk, check: raiseNow(desk, moment, rules) }
}

/** A check for whoever holds the desk now. */
export function raiseNow(desk: Raising, moment: Moment, rules: WindowRules & PhotoShareRules) {
  const where = { via: viaOf(desk.holder), lesson: desk.lesson ?? '', device: desk.holder?.device ?? '' }
  const kind = kindOfCheck(moment.photoDraw, desk.hasPhotoConsent === true, rules)
  return raiseCheck({ checkNo: desk.checkNo, kind, ...where }, moment.names, moment.now, rules)
}
