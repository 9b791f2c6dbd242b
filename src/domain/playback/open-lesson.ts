// Opening a lesson for one page (PLY-04): the old lease is closed with its budget, an orphan's journal is credited,
// the meter decides about a check, and only then time is granted.
import { kindForPerson, rearmCheck, type DueCheck } from '../checks'
import { hourMs, type EpochMs, type Milliseconds } from '../units'
import { closeLive, creditClosed } from './closed-lease'
import type { CreditReason } from './credit-reasons'
import { emptyDesk, isPlayed, isTokenOld, openingsKept, raiseNow, viaOf, withDueCheck, type Desk, type DeskRules, type Holder, type LessonFacts, type Moment, type Stretch } from './desk'
import { decideLateReport } from './late-report'
import { leaseLength } from './lease-length'
import { progressKey, type Frontiers, type LessonFrontier } from './progress'
import type { Segment } from './segments'

export interface Opening {
  readonly holder: Holder
  readonly lesson: LessonFacts
  readonly takeOver: boolean
  /** The page's name for this one request, the same in every repeat; absent from a page that gives none. */
  readonly opening?: string | undefined
  /** The lesson's hours are earned: move freely, nothing is credited. */
  readonly isEarned: boolean
  /** What the page's earlier lease played and could not report. */
  readonly journal: { readonly epoch: number; readonly segments: readonly Segment[] } | null
}

export interface Opened {
  readonly kind: 'opened'
  readonly state: 'playing' | 'check-due' | 'free'
  readonly desk: Desk
  /** Whether the desk must be written. */
  readonly isChanged: boolean
  readonly settled: readonly LessonFrontier[]
  /** New links of the watch chain, in order. */
  readonly stretches: readonly Stretch[]
  readonly isJournalTaken: boolean
  readonly journalCreditedMs: Milliseconds
  readonly journalReason: CreditReason | null
  /** Of the lesson opened. */
  readonly frontierMs: Milliseconds
  readonly isPlayed: boolean
  readonly leaseMs: Milliseconds
}

export type OpenDecision =
  | Opened
  | { readonly kind: 'elsewhere'; readonly desk: Desk }
  /** This very request was granted before and its lease has ended since: it comes twice, late. */
  | { readonly kind: 'superseded' }

export function decideOpen(stored: Desk | null, opening: Opening, frontiers: Frontiers, moment: Moment, rules: DeskRules): OpenDecision {
  const before = stored ?? emptyDesk
  if (isGivenBack(before, opening)) return { kind: 'superseded' }
  if (isPlayingElsewhere(before, opening, moment.now)) return { kind: 'elsewhere', desk: before }

  if (isRepeated(before, opening, moment.now, rules)) return repeat(before, opening, frontiers, moment, rules)

  const wasFrozen = before.check !== null
  const wasLive = before.live
  const closing = closeLive(before, moment.now, rules)
  const book = openBook(frontiers, closing.settled)
  const late = opening.journal === null || wasFrozen ? null : creditClosed(closing.desk, opening.journal.epoch, opening.journal.segments, (lease) => book.read(lease.period, lease.lesson), moment, rules)
  if (late?.closed && late.stretch) book.advance({ ...late.closed, frontierMs: late.credit.frontierMs, positionMs: null, stretches: [late.stretch] })

  const isOrphan = late !== null && late.stretch !== null && late.credit.creditedMs > 0 && wasLive && opening.journal?.epoch === before.epoch
  const settledDesk = withOrphan(late?.desk ?? closing.desk, isOrphan, moment, rules)
  const frontierMs = book.read(opening.lesson.period, opening.lesson.lesson)
  const played = isPlayed(frontierMs, opening.lesson.mediaMs, rules)
  const common = {
    kind: 'opened',
    settled: book.settled(),
    stretches: late?.stretch ? [late.stretch] : [],
    isJournalTaken: late !== null,
    journalCreditedMs: late?.credit.creditedMs ?? 0,
    journalReason: late?.credit.reason ?? null,
    frontierMs,
    isPlayed: played,
  } as const
  if (opening.isEarned || played) {
    const check = showOn(settledDesk.check, opening, moment, rules)
    const isChanged = check !== null || closing.settled !== null || (late?.stretch ?? null) !== null
    return { ...common, state: 'free', desk: { ...settledDesk, check }, isChanged, leaseMs: 0 }
  }
  const desk = grant(settledDesk, opening, frontierMs, moment, rules)
  return { ...common, state: desk.check === null ? 'playing' : 'check-due', desk, isChanged: true, leaseMs: desk.until - desk.at }
}

/**
 * Whether the holder itself opens. A page's name is the client's own word, its session is not: under a borrowed name a
 * lease outlived the session that got it.
 */
function isHolder({ holder }: Desk, { page, via, sessionId }: Holder): boolean {
  return holder !== null && holder.page === page && holder.via === via && holder.sessionId === sessionId
}

/** Another page's lease that still runs is respected until the trainee chooses to go on here. */
function isPlayingElsewhere(desk: Desk, opening: Opening, now: EpochMs): boolean {
  return desk.live && !isHolder(desk, opening.holder) && now < desk.until && !opening.takeOver
}

/**
 * A take-over whose first copy was granted must not displace who came after it when its second copy arrives. The page
 * that still holds what this request got may repeat it as long as it likes.
 */
function isGivenBack(desk: Desk, opening: Opening): boolean {
  return wasGranted(desk, opening) && !(desk.live && isHolder(desk, opening.holder))
}

function wasGranted(desk: Desk, { opening }: Opening): boolean {
  return opening !== undefined && (desk.openings ?? []).includes(opening)
}

/**
 * A page that holds the lease and opens the same lesson without naming that lease does not know of it: its answer was
 * lost, or this is an older request, late. It gets the same lease; a new one would displace the page by itself. A lease
 * whose token is near its age is replaced: its page was told to open again.
 */
function isRepeated(desk: Desk, opening: Opening, now: EpochMs, rules: DeskRules): boolean {
  const { holder, lesson, journal } = opening
  const isSameLesson = desk.lesson === lesson.lesson && desk.period === lesson.period
  if (!desk.live || !isHolder(desk, holder) || !isSameLesson) return false
  // The code that the page shows already stays good.
  if (desk.check !== null) return wasGranted(desk, opening)
  return now < desk.until && journal?.epoch !== desk.epoch && !isTokenOld(desk, now, rules)
}

function repeat(before: Desk, opening: Opening, frontiers: Frontiers, moment: Moment, rules: DeskRules): Opened {
  const late = opening.journal && decideLateReport(before, opening.journal, frontiers, moment, rules)
  const taken = late?.kind === 'reported' ? late : null
  const desk = taken?.desk ?? before
  return {
    kind: 'opened',
    state: desk.check === null ? 'playing' : 'check-due',
    desk,
    isChanged: taken?.isChanged ?? false,
    settled: taken?.settled ?? [],
    stretches: taken?.stretches ?? [],
    isJournalTaken: taken !== null,
    journalCreditedMs: taken?.credit.creditedMs ?? 0,
    journalReason: taken?.credit.reason ?? null,
    frontierMs: desk.frontierMs,
    isPlayed: isPlayed(desk.frontierMs, desk.mediaMs, rules),
    leaseMs: desk.check === null ? desk.until - moment.now : 0,
  }
}

/** A crash is no offence: its stretch counts and feeds the meter; too many within an hour ask for a check. */
function withOrphan(desk: Desk, isOrphan: boolean, moment: Moment, rules: DeskRules): Desk {
  if (!isOrphan) return withDueCheck(desk, moment, rules)
  const orphansAtMs = [...desk.checkState.orphansAtMs.filter((at) => moment.now - at < hourMs), moment.now]
  const counted = withDueCheck({ ...desk, checkState: { ...desk.checkState, orphansAtMs } }, moment, rules)
  if (counted.check !== null || orphansAtMs.length < rules.orphansBeforeCheck) return counted
  return { ...counted, check: raiseNow(counted, moment, rules) }
}

function grant(desk: Desk, opening: Opening, frontierMs: Milliseconds, moment: Moment, rules: DeskRules): Desk {
  const at = Math.max(desk.at, moment.now)
  const check = showOn(desk.check, opening, moment, rules)
  const length = check === null ? Math.min(leaseLength(moment.leaseUnit, rules), rules.tokenLifeMs) : 0
  return {
    ...desk,
    ...opening.lesson,
    live: true,
    holder: opening.holder,
    epoch: desk.epoch + 1,
    turn: 0,
    openedAt: at,
    at,
    until: at + length,
    carryMs: 0,
    frontierMs,
    positionMs: frontierMs,
    check,
    answer: null,
    stretches: [],
    openings: opening.opening === undefined ? (desk.openings ?? []) : [...(desk.openings ?? []), opening.opening].slice(-openingsKept),
  }
}

/** A due check comes to the page that opens, with a code of its own: older codes are void. */
function showOn(check: DueCheck | null, opening: Opening, moment: Moment, rules: DeskRules): DueCheck | null {
  if (check === null) return null
  const kind = kindForPerson(check.kind, opening.lesson.hasPhotoConsent === true)
  return rearmCheck(check, { kind, via: viaOf(opening.holder), device: opening.holder.device }, moment.names, moment.now, rules)
}

/** The frontiers during one decision: stored ones, overlaid by what this decision settles. */
function openBook(frontiers: Frontiers, first: LessonFrontier | null) {
  const entries = new Map<string, LessonFrontier>()
  if (first !== null) entries.set(progressKey(first.period, first.lesson), first)
  return {
    read: (period: string, lesson: string): Milliseconds => {
      const key = progressKey(period, lesson)
      return entries.get(key)?.frontierMs ?? frontiers[key] ?? 0
    },
    advance(entry: LessonFrontier): void {
      const key = progressKey(entry.period, entry.lesson)
      const known = entries.get(key)
      entries.set(key, { ...entry, positionMs: entry.positionMs ?? known?.positionMs ?? null, stretches: [...(known?.stretches ?? []), ...entry.stretches] })
    },
    settled: (): LessonFrontier[] => [...entries.values()],
  }
}
