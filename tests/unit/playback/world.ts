// A trainee's desk in virtual time, driven like the handlers drive it: the same domain decisions, tokens by value.
import {
  closeLive,
  confirmOnDesk,
  decideLateReport,
  decideOpen,
  decideReport,
  fenceDesk,
  leaseOf,
  progressKey,
  recoverReport,
  type Desk,
  type Holder,
  type Lease,
  type LessonFrontier,
  type Moment,
  type Report,
  type Segment,
} from '../../../src/domain/playback'
import { lessonFacts, rules } from './case'

export interface Token {
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

const refused: Answer = { state: 'refused', token: null, leaseMs: 0, creditedMs: 0, frontierMs: 0 }

export class World {
  desk: Desk | null = null
  stamp = 0
  readonly progress: Record<string, number> = {}

  constructor(
    readonly draws: (checkNo: number) => number,
    readonly leaseUnits: () => number,
  ) {}

  moment(now: number): Moment {
    return { now, leaseUnit: this.leaseUnits(), checkDraw: this.draws(this.desk?.checkNo ?? 1), names: { code: `c${this.stamp}`, sixDigits: '000000' } }
  }

  frontierOf(lesson: string): number {
    const isLive = this.desk?.live && this.desk.lesson === lesson
    return isLive ? (this.desk?.frontierMs ?? 0) : (this.progress[progressKey(lessonFacts.period, lesson)] ?? 0)
  }

  private write(desk: Desk, settled: readonly LessonFrontier[] = []): void {
    this.desk = desk
    this.stamp += 1
    for (const { period, lesson, frontierMs } of settled) this.progress[progressKey(period, lesson)] = Math.max(this.progress[progressKey(period, lesson)] ?? 0, frontierMs)
  }

  private tokenNow(): Token | null {
    const lease = this.desk && leaseOf(this.desk)
    return lease && { stamp: this.stamp, lease }
  }

  open(now: number, holder: Holder, lesson: string, takeOver: boolean, journal: { token: Token; segments: readonly Segment[] } | null): Answer & { isJournalTaken: boolean } {
    const opening = { holder, lesson: { ...lessonFacts, lesson }, takeOver, isEarned: false, journal: journal && { epoch: journal.token.lease.epoch, segments: journal.segments } }
    const decision = decideOpen(this.desk, opening, this.progress, this.moment(now), rules)
    if (decision.kind === 'elsewhere') return { ...refused, state: 'elsewhere', isJournalTaken: false }
    if (decision.isChanged) this.write(decision.desk, decision.settled)
    const { state, leaseMs, journalCreditedMs: creditedMs, frontierMs, isJournalTaken } = decision
    return { state, leaseMs, creditedMs, frontierMs, isJournalTaken, token: state === 'free' ? null : this.tokenNow() }
  }

  report(now: number, token: Token, report: Report): Answer {
    if (this.stamp === token.stamp && token.lease.check === null) return this.accept(now, token, token.lease, report)
    const recovery = recoverReport(token.lease, report, this.desk)
    if (recovery.kind === 'stored') return recovery.body as unknown as Answer
    const lease = recovery.kind === 'decide-again' && this.desk ? leaseOf(this.desk) : null
    if (lease === null) return refused
    if (lease.check !== null) return { state: 'check-due', token: this.tokenNow(), leaseMs: 0, creditedMs: 0, frontierMs: lease.frontierMs }
    return this.accept(now, token, lease, report)
  }

  private accept(now: number, token: Token, lease: Lease, report: Report): Answer {
    const moment = this.moment(now)
    const decision = decideReport(lease, report, moment, rules)
    const desk = { ...(this.desk as Desk), ...decision.lease, stretches: [] }
    const body: Answer = {
      state: decision.state,
      // the token of a lease given back names no stamp
      token: { stamp: report.isClosing ? -1 : this.stamp + 1, lease: decision.lease },
      leaseMs: decision.leaseMs,
      creditedMs: decision.credit.creditedMs,
      frontierMs: decision.credit.frontierMs,
    }
    const answer = { epoch: token.lease.epoch, turn: token.lease.turn, isClosing: report.isClosing, segments: report.segments, body: body as unknown as Record<string, unknown> }
    if (report.isClosing) {
      const { desk: closed, settled } = closeLive({ ...desk, carryMs: 0 }, now, rules)
      this.write({ ...closed, answer }, settled ? [settled] : [])
    } else this.write({ ...desk, answer })
    return body
  }

  late(now: number, token: Token, segments: readonly Segment[]): number | 'frozen' {
    if (this.desk === null) return 0
    const decision = decideLateReport(this.desk, { epoch: token.lease.epoch, segments }, this.progress, this.moment(now), rules)
    if (decision.kind === 'frozen') return 'frozen'
    if (decision.isChanged) this.write(decision.desk, decision.settled)
    return decision.credit.creditedMs
  }

  fence(now: number): void {
    const { desk, settled } = fenceDesk(this.desk, this.moment(now), rules)
    this.write(desk, settled ? [settled] : [])
  }

  confirm(now: number): void {
    if (this.desk?.check) this.write(confirmOnDesk(this.desk, now).desk)
  }
}
