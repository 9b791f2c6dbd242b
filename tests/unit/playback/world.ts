// A trainee's desk in virtual time, driven like the handlers drive it: load, decide, commit on what was loaded, tokens by
// value. A call is a generator that rests before each database operation, so that any other call may come between, and
// a call that is never resumed is a function instance that was killed.
import { isWindowOver, missCheck, rearmCheck, showCheck, wasShownInFull } from '../../../src/domain/checks'
import {
  closeLive,
  confirmOnDesk,
  decideLateReport,
  decideOpen,
  decideReport,
  emptyDesk,
  fenceDesk,
  isHolderOf,
  leaseOf,
  progressKey,
  recoverReport,
  type Desk,
  type Holder,
  type Lease,
  type LessonFacts,
  type LessonFrontier,
  type Moment,
  type Report,
  type Segment,
} from '../../../src/domain/playback'
import { productionRules as ruleSet } from '../../../src/domain/rules'
import { rules } from './case'

export interface Token {
  /** The stamp that the desk has while this token is the latest; -1 for a lease that was given back. */
  readonly stamp: number
  readonly lease: Lease
}

export interface Answer {
  readonly state: string
  readonly token: Token | null
  readonly leaseMs: number
  readonly creditedMs: number
  readonly frontierMs: number
}

export interface Opened extends Answer {
  readonly isJournalTaken: boolean
}

export interface Journal {
  readonly token: Token
  readonly segments: readonly Segment[]
}

export interface OpenRequest {
  readonly holder: Holder
  readonly lesson: LessonFacts
  readonly takeOver: boolean
  readonly journal: Journal | null
  readonly isEarned?: boolean
  /** The page's name for this one request, the same in every copy. */
  readonly opening?: string
}

/** What a commit told its caller: all that the oracle gets to see. */
export type Written =
  | { readonly kind: 'opened'; readonly answer: Opened; readonly journal: Journal | null; readonly request: OpenRequest }
  | { readonly kind: 'reported'; readonly answer: Answer; readonly token: Token; readonly segments: readonly Segment[]; readonly isClosing: boolean }
  | { readonly kind: 'late'; readonly creditedMs: number; readonly journal: Journal }
  | { readonly kind: 'answered'; readonly wasMissed: boolean; readonly answer: Answer | null }
  | { readonly kind: 'fenced' | 'touched' | 'shown' }
/** What a call told its caller without writing anything. */
export type Told =
  | { readonly kind: 'stored'; readonly token: Token; readonly segments: readonly Segment[]; readonly answer: Answer }
  | { readonly kind: 'late'; readonly creditedMs: number; readonly journal: Journal }
  | { readonly kind: 'opened'; readonly answer: Opened; readonly journal: Journal | null }

export interface Observer {
  wrote(now: number, written: Written): void
  told(told: Told): void
}

/** A running call: `next()` does one database operation. */
export type Call<Result> = Generator<void, Result>

export function finish<Result>(call: Call<Result>): Result {
  for (;;) {
    const { done, value } = call.next()
    if (done) return value
  }
}

const refused: Answer = { state: 'refused', token: null, leaseMs: 0, creditedMs: 0, frontierMs: 0 }
const tryAgain: Answer = { ...refused, state: 'try-again' }
const deaf: Observer = { wrote: () => undefined, told: () => undefined }
const maxTries = 3

interface Read {
  readonly desk: Desk | null
  readonly stamp: number
  readonly progress: Readonly<Record<string, number>>
}

export class World {
  desk: Desk | null = null
  stamp = 0
  progress: Readonly<Record<string, number>> = {}

  constructor(
    readonly draws: (checkNo: number) => number,
    readonly leaseUnits: () => number,
    private readonly observer: Observer = deaf,
  ) {}

  frontierOf(period: string, lesson: string): number {
    const isLive = this.desk?.live && this.desk.lesson === lesson && this.desk.period === period
    return isLive ? (this.desk?.frontierMs ?? 0) : (this.progress[progressKey(period, lesson)] ?? 0)
  }

  private moment(now: number, checkNo: number): Moment {
    return { now, leaseUnit: this.leaseUnits(), checkDraw: this.draws(checkNo), photoDraw: 0, names: { code: `c${this.stamp}`, sixDigits: '000000' } }
  }

  private read(): Read {
    return { desk: this.desk, stamp: this.stamp, progress: this.progress }
  }

  /** One transaction, or one conditional update, against what was read. */
  private commit(now: number, onStamp: number, desk: Desk, settled: readonly LessonFrontier[], written: (stamp: number) => Written): boolean {
    if (this.stamp !== onStamp) return false
    this.desk = desk
    this.stamp += 1
    for (const { period, lesson, frontierMs } of settled) {
      const key = progressKey(period, lesson)
      this.progress = { ...this.progress, [key]: Math.max(this.progress[key] ?? 0, frontierMs) }
    }
    this.observer.wrote(now, written(this.stamp))
    return true
  }

  private tokenOf(desk: Desk, stamp: number): Token | null {
    const lease = leaseOf(desk)
    return lease && { stamp, lease }
  }

  *open(now: number, request: OpenRequest): Call<Opened> {
    const { journal, isEarned = false } = request
    const opening = { ...request, isEarned, journal: journal && { epoch: journal.token.lease.epoch, segments: journal.segments } }
    for (let tries = 1; tries <= maxTries; tries += 1) {
      const { desk, stamp, progress } = this.read()
      yield
      const decision = decideOpen(desk, opening, progress, this.moment(now, desk?.checkNo ?? 1), rules)
      if (decision.kind !== 'opened') return { ...refused, state: decision.kind, isJournalTaken: false }
      const { state, leaseMs, journalCreditedMs: creditedMs, frontierMs, isJournalTaken } = decision
      const answerAt = (at: number): Opened => ({ state, leaseMs, creditedMs, frontierMs, isJournalTaken, token: state === 'free' ? null : this.tokenOf(decision.desk, at) })
      if (!decision.isChanged) {
        if (this.stamp === stamp) this.observer.told({ kind: 'opened', answer: answerAt(stamp), journal })
        return answerAt(stamp)
      }
      if (this.commit(now, stamp, decision.desk, decision.settled, (at) => ({ kind: 'opened', answer: answerAt(at), journal, request }))) return answerAt(this.stamp)
    }
    return { ...tryAgain, isJournalTaken: false }
  }

  /** A renewal is one conditional update on what the token names; a flush is a transaction. */
  *report(now: number, token: Token, report: Report): Call<Answer> {
    let lease = this.stamp === token.stamp || !report.isClosing ? token.lease : null
    let stamp = token.stamp
    if (token.lease.check !== null) lease = null
    for (let tries = 0; tries <= maxTries; tries += 1) {
      if (lease !== null) {
        const { answer, desk, settled } = this.decide(now, token, lease, report)
        yield
        const written = (at: number): Written => ({ kind: 'reported', answer: answer(at), token, segments: report.segments, isClosing: report.isClosing })
        const after = { ...desk(stamp + 1), stretches: [] }
        if (this.commit(now, stamp, after, settled, written)) return answer(this.stamp)
      }
      const read = this.read()
      yield
      const recovery = recoverReport(token.lease, report, read.desk)
      if (recovery.kind === 'stored') {
        const answer = recovery.body as unknown as Answer
        this.observer.told({ kind: 'stored', token, segments: report.segments, answer })
        return answer
      }
      lease = recovery.kind === 'decide-again' && read.desk ? leaseOf(read.desk) : null
      if (lease === null || read.desk === null) return refused
      if (lease.check !== null) return { state: 'check-due', token: this.tokenOf(read.desk, read.stamp), leaseMs: 0, creditedMs: 0, frontierMs: lease.frontierMs }
      stamp = read.stamp
    }
    return tryAgain
  }

  private decide(now: number, token: Token, lease: Lease, report: Report) {
    const decision = decideReport(lease, report, this.moment(now, lease.checkNo), rules)
    const answer = (at: number): Answer => ({
      state: decision.state,
      token: { stamp: report.isClosing ? -1 : at, lease: decision.lease },
      leaseMs: decision.leaseMs,
      creditedMs: decision.credit.creditedMs,
      frontierMs: decision.credit.frontierMs,
    })
    const stored = (at: number) => ({ epoch: token.lease.epoch, turn: token.lease.turn, isClosing: report.isClosing, segments: report.segments, body: answer(at) as unknown as Record<string, unknown> })
    // the desk is read anew by nobody: a renewal writes over what its token named
    const base: Desk = { ...(this.desk as Desk), ...decision.lease }
    if (!report.isClosing) return { answer, desk: (at: number): Desk => ({ ...base, answer: stored(at) }), settled: [] }
    const { desk: closed, settled } = closeLive({ ...base, carryMs: 0 }, now, rules)
    return { answer, desk: (at: number): Desk => ({ ...closed, answer: stored(at) }), settled: settled ? [settled] : [] }
  }

  *late(now: number, journal: Journal): Call<number | 'frozen'> {
    for (let tries = 1; tries <= maxTries; tries += 1) {
      const { desk, stamp, progress } = this.read()
      yield
      const decision = decideLateReport(desk ?? emptyDesk, { epoch: journal.token.lease.epoch, segments: journal.segments }, progress, this.moment(now, desk?.checkNo ?? 1), rules)
      if (decision.kind === 'frozen') return 'frozen'
      const { creditedMs } = decision.credit
      if (!decision.isChanged || desk === null) {
        this.observer.told({ kind: 'late', creditedMs, journal })
        return creditedMs
      }
      if (this.commit(now, stamp, decision.desk, decision.settled, () => ({ kind: 'late', creditedMs, journal }))) return creditedMs
    }
    return 0
  }

  /** The bound WeChat answers: in time, or by the one tap after a miss. A page's token is renewed in the same write. */
  *answerCheck(now: number, { shownForMs, isResuming, token }: { shownForMs: number; isResuming: boolean; token: Token | null }): Call<Answer | null> {
    for (let tries = 1; tries <= maxTries; tries += 1) {
      const { desk, stamp } = this.read()
      yield
      if (desk === null || desk.check === null) return null
      if (!isResuming && isWindowOver(desk.check, now, ruleSet.checks)) return null
      const isMissed = isResuming && wasShownInFull(desk.check, shownForMs, now, ruleSet.checks)
      const judged: Desk = isMissed ? { ...desk, ...missCheck(desk, ruleSet.checks) } : desk
      const wasMissed = judged.check?.missed ?? false
      const confirmed = confirmOnDesk(judged, now).desk
      const lease = token !== null && isHolderOf(confirmed, token.lease) ? leaseOf(confirmed) : null
      if (token === null || lease === null) {
        if (this.commit(now, stamp, confirmed, [], () => ({ kind: 'answered', wasMissed, answer: null }))) return null
        continue
      }
      const { answer, desk: after } = this.decide(now, token, lease, { segments: [], isClosing: false })
      const next: Desk = { ...after(stamp + 1), checkState: confirmed.checkState, checkNo: confirmed.checkNo, live: true }
      if (this.commit(now, stamp, next, [], (at) => ({ kind: 'answered', wasMissed, answer: answer(at) }))) return answer(this.stamp)
    }
    return null
  }

  /** A page proves that the code is on its screen, and reports the miss once the window is over. */
  *showCheck(now: number): Call<void> {
    const { desk, stamp } = this.read()
    yield
    if (desk === null || desk.check === null) return
    const isMissed = desk.check.shownAt !== null && isWindowOver(desk.check, now, ruleSet.checks)
    const next: Desk = isMissed ? { ...desk, ...missCheck(desk, ruleSet.checks) } : { ...desk, check: showCheck(desk.check, now, rules) }
    this.commit(now, stamp, next, [], () => ({ kind: 'shown' }))
  }

  /** A computer that missed the check gets a fresh code for the phone. */
  *renewCode(now: number, shownForMs: number): Call<void> {
    const { desk, stamp } = this.read()
    yield
    if (desk === null || desk.check === null) return
    const judged: Desk = wasShownInFull(desk.check, shownForMs, now, ruleSet.checks) ? { ...desk, ...missCheck(desk, ruleSet.checks) } : desk
    if (judged.check === null) return
    const check = rearmCheck(judged.check, { via: 'qr', device: judged.check.device }, this.moment(now, desk.checkNo).names, now, rules)
    this.commit(now, stamp, { ...judged, check }, [], () => ({ kind: 'shown' }))
  }

  /** A right ends: the session, the binding, the enrolment. */
  *fence(now: number): Call<void> {
    for (let tries = 1; tries <= maxTries; tries += 1) {
      const { desk: before, stamp } = this.read()
      yield
      const { desk, settled } = fenceDesk(before, this.moment(now, before?.checkNo ?? 1), rules)
      if (this.commit(now, stamp, desk, settled ? [settled] : [], () => ({ kind: 'fenced' }))) return
    }
  }

  /** Another session of the same person ends: only the stamp changes. */
  *touch(now: number): Call<void> {
    const { desk, stamp } = this.read()
    yield
    if (desk !== null) this.commit(now, stamp, desk, [], () => ({ kind: 'touched' }))
  }
}
