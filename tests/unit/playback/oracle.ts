// The brute-force oracle: it sees what commits told their callers, paints leased time and played media, and counts.
// It shares no code with the domain; what it knows of rules are the numbers that integrity.md names.
import type { Answer, Observer, OpenRequest, Told, Written } from './world'

const secondMs = 1_000
const minuteMs = 60 * secondMs
const cellMs = 500
const bridgeCells = 3
const orphansBeforeCheck = 3
const openingsRemembered = 16

interface Stretch {
  readonly epoch: number
  readonly from: number
  to: number
}

interface Grant {
  readonly epoch: number
  readonly key: string
  readonly page: string
  readonly opening: string | undefined
  readonly trueAt: number
  credited: number
}

/** Media that any accepted report of a lesson named, one cell per half second. */
interface Painted {
  readonly cells: Uint8Array
  readonly mediaMs: number
  credited: number
}

type Segments = readonly (readonly [number, number])[]

function nameOf(epoch: number, turn: number, answer: Answer): string {
  return `${epoch}.${turn} ${JSON.stringify(answer)}`
}

export class Oracle implements Observer {
  /** What is wrong since the last look, each with its invariant's number. */
  readonly wrong: string[] = []
  /** True time, which no instance knows exactly. */
  trueNow = 0
  /** When the call that runs now read its instance's clock, in true time. */
  callBeganAt = 0
  private serverNow = 0
  private running: { readonly epoch: number; until: number } | null = null
  private latestEpoch = 0
  /** A right ended and nothing was granted since. */
  private fencedSince = false
  private readonly stretches: Stretch[] = []
  private readonly grants: Grant[] = []
  private readonly lessons = new Map<string, Painted>()
  private readonly handedIn = new Map<number, number>()
  /** Every answer that a report was ever given: a flush may follow under the turn of a renewal that already arrived. */
  private readonly answers = new Set<string>()
  leasedMs = 0
  creditedMs = 0
  // the random checks, as the rules say
  private checkNo = 1
  private leasedAtLastCheck = 0
  private strictAnswersLeft = 0
  private orphansAt: number[] = []
  isDue = false

  /** The last renewal that was accepted. */
  lastRenewal: Extract<Written, { kind: 'reported' }> | null = null

  constructor(
    private readonly draws: (checkNo: number) => number,
    /** How far two instances' clocks lie apart at most. */
    private readonly clockSpreadMs: number,
    private readonly mediaMsOf: (lesson: string) => number,
  ) {}

  /** Leased time passes while the latest lease lasts. The server's time is the latest that any deciding instance saw. */
  private pass(now: number): void {
    const { running } = this
    const from = this.serverNow
    this.serverNow = Math.max(from, now)
    const to = Math.min(this.serverNow, running?.until ?? from)
    if (running === null || to <= from) return
    if (this.stretches.some((other) => other.from < to && from < other.to)) this.wrong.push(`two leases share the time ${from} to ${to} (1)`)
    this.stretches.push({ epoch: running.epoch, from, to })
    this.leasedMs += to - from
  }

  /** Which commits account the running lease: not those that concern an older one, or the check's card alone. */
  private isAccounted(written: Written): boolean {
    if (written.kind === 'late') return written.journal.token.lease.epoch === this.running?.epoch
    if (written.kind === 'opened') return written.answer.token === null ? this.running !== null : written.answer.token.lease.epoch !== this.running?.epoch
    if (written.kind === 'fenced') return this.running !== null
    return written.kind !== 'touched' && written.kind !== 'shown'
  }

  wrote(now: number, written: Written): void {
    const wasDue = this.isDue
    const creditedBefore = this.creditedMs
    if (this.isAccounted(written)) this.pass(now)
    switch (written.kind) {
      case 'opened':
        this.opened(now, written)
        break
      case 'reported': {
        const { token, answer, segments } = written
        const { epoch, period, lesson } = token.lease
        if (epoch !== this.latestEpoch) this.wrong.push(`epoch ${epoch} reported after epoch ${this.latestEpoch} had begun (4)`)
        this.paint(`${period}_${lesson}`, segments)
        this.credit(epoch, answer.creditedMs)
        this.answers.add(nameOf(epoch, token.lease.turn, answer))
        this.lastRenewal = written.isClosing ? null : written
        if (written.isClosing) this.running = null
        else this.lease(epoch, answer.leaseMs)
        break
      }
      case 'late': {
        const { token, segments } = written.journal
        const { epoch, period, lesson } = token.lease
        this.paint(`${period}_${lesson}`, segments)
        this.handIn(epoch, written.creditedMs)
        if (this.running?.epoch === epoch) this.running = null
        break
      }
      case 'answered':
        this.answered(written.wasMissed)
        if (written.answer?.token) this.goOn(written.answer, written.answer.token.lease)
        break
      case 'fenced':
        this.running = null
        this.fencedSince = true
        break
      case 'touched':
      case 'shown':
        break
    }
    if (wasDue && this.creditedMs > creditedBefore) this.wrong.push(`${this.creditedMs - creditedBefore} ms credited while a check was due (6)`)
    this.judgeCheck()
    const leaseMs = written.kind === 'opened' || written.kind === 'reported' ? written.answer.leaseMs : 0
    if (this.isDue && leaseMs > 0) this.wrong.push('time granted while a check was due (6)')
  }

  told(told: Told): void {
    if (told.kind === 'opened') {
      if (this.isDue && told.answer.leaseMs > 0) this.wrong.push('a lease was handed out again while a check was due (6)')
      if (told.journal !== null && told.answer.isJournalTaken) this.toldLate(told.journal.token.lease.epoch, told.answer.creditedMs)
      return
    }
    if (told.kind === 'late') {
      this.toldLate(told.journal.token.lease.epoch, told.creditedMs)
      return
    }
    const { epoch, turn } = told.token.lease
    if (!this.answers.has(nameOf(epoch, turn, told.answer))) this.wrong.push(`the report of epoch ${epoch}, turn ${turn} got another answer than at first (5)`)
  }

  private toldLate(epoch: number, creditedMs: number): void {
    const before = this.handedIn.get(epoch)
    if (creditedMs !== 0 && creditedMs !== before) this.wrong.push(`a late report was credited ${before} ms and is told ${creditedMs} (5)`)
  }

  private opened(now: number, { answer, journal, request }: Extract<Written, { kind: 'opened' }>): void {
    if (journal !== null && answer.isJournalTaken) {
      const { epoch, period, lesson: played } = journal.token.lease
      const isFirst = !this.handedIn.has(epoch)
      this.paint(`${period}_${played}`, journal.segments)
      this.handIn(epoch, answer.creditedMs)
      const isOrphan = isFirst && answer.creditedMs > 0 && this.running?.epoch === epoch
      if (isOrphan) this.orphansAt = [...this.orphansAt.filter((at) => now - at < 60 * minuteMs), now]
    }
    if (answer.state === 'free') this.running = null
    const epoch = answer.token?.lease.epoch
    if (epoch === undefined) return
    this.grant(epoch, request)
    // an opening that is told of its running lease again says when that ends, by the clock of the instance that asks
    if (this.running?.epoch !== epoch) this.lease(epoch, answer.leaseMs)
  }

  private grant(epoch: number, { lesson, holder, opening }: OpenRequest): void {
    const latest = this.grants.at(-1)
    if (epoch < this.latestEpoch) this.wrong.push(`epoch ${epoch} was granted after epoch ${this.latestEpoch} (4)`)
    if (epoch === this.latestEpoch) return
    const isSecondCopy = opening !== undefined && this.grants.slice(-openingsRemembered).some((grant) => grant.opening === opening)
    if (isSecondCopy && latest?.page !== holder.page) this.wrong.push(`the second copy of ${opening} displaced ${latest?.page} (4)`)
    this.latestEpoch = epoch
    this.fencedSince = false
    this.grants.push({ epoch, key: `${lesson.period}_${lesson.lesson}`, page: holder.page, opening, trueAt: this.callBeganAt, credited: 0 })
  }

  private lease(epoch: number, leaseMs: number): void {
    if (leaseMs > 0 && this.fencedSince) this.wrong.push(`epoch ${epoch} goes on after its right ended (4)`)
    this.running = { epoch, until: this.serverNow + leaseMs }
  }

  private credit(epoch: number, creditedMs: number): void {
    const grant = this.grants.find((known) => known.epoch === epoch)
    if (creditedMs < 0) this.wrong.push(`${creditedMs} ms credited (7)`)
    if (grant === undefined) {
      if (creditedMs > 0) this.wrong.push(`epoch ${epoch} was credited and never granted (1)`)
      return
    }
    grant.credited += creditedMs
    this.creditedMs += creditedMs
    const painted = this.lessons.get(grant.key)
    if (painted) painted.credited += creditedMs
  }

  /** A closed lease is good for one late report: whatever comes later is told the same and credited nothing more. */
  private handIn(epoch: number, creditedMs: number): void {
    const before = this.handedIn.get(epoch)
    if (before === undefined) {
      this.handedIn.set(epoch, creditedMs)
      this.credit(epoch, creditedMs)
    } else if (creditedMs !== before && creditedMs !== 0) this.wrong.push(`epoch ${epoch} handed its journal in twice: ${before} and ${creditedMs} ms (4)`)
  }

  /** A confirmed check renews its page's lease in the same write; that answer is stored like a renewal's. */
  private goOn(answer: Answer, { epoch, turn }: { readonly epoch: number; readonly turn: number }): void {
    this.answers.add(nameOf(epoch, turn - 1, answer))
    this.lease(epoch, answer.leaseMs)
  }

  private paint(key: string, segments: Segments): void {
    const painted = this.lessonOf(key)
    for (const [from, to] of segments) if (to > from) painted.cells.fill(1, Math.floor(from / cellMs), Math.ceil(to / cellMs))
  }

  private lessonOf(key: string): Painted {
    const known = this.lessons.get(key)
    if (known) return known
    const mediaMs = this.mediaMsOf(key)
    const painted = { cells: new Uint8Array(Math.ceil(mediaMs / cellMs)), mediaMs, credited: 0 }
    this.lessons.set(key, painted)
    return painted
  }

  private answered(wasMissed: boolean): void {
    this.isDue = false
    this.checkNo += 1
    this.leasedAtLastCheck = this.leasedMs
    this.orphansAt = []
    this.strictAnswersLeft = wasMissed ? 2 : Math.max(0, this.strictAnswersLeft - 1)
    this.running = this.running && { ...this.running, until: this.serverNow }
  }

  /** Five minutes and an exponential of fifteen, at most 25; after a miss two to six. */
  private judgeCheck(): void {
    const draw = this.draws(this.checkNo)
    const minutes = this.strictAnswersLeft > 0 ? 2 + 4 * draw : Math.min(25, 5 - 15 * Math.log(1 - draw))
    const isReached = this.leasedMs - this.leasedAtLastCheck >= Math.round(minutes * minuteMs)
    this.isDue ||= isReached || this.orphansAt.length >= orphansBeforeCheck
    if (this.isDue && this.running !== null) this.running.until = Math.min(this.running.until, this.serverNow)
  }

  /** How far a lesson could be played without a gap by anything ever reported of it, in the kindest order. */
  private reachableMs({ cells }: Painted): number {
    let reached = 0
    for (let cell = 0; cell < cells.length && cell <= reached + bridgeCells; cell += 1) if (cells[cell] === 1) reached = cell + 1
    return reached * cellMs
  }

  /** What must hold after every step. */
  violations(desk: { readonly meterMs: number; readonly isDue: boolean } | null, frontierOf: (key: string) => number): string[] {
    const wrong = this.wrong.splice(0)
    for (const { epoch, credited, trueAt } of this.grants) {
      const leased = this.stretches.reduce((sum, stretch) => sum + (stretch.epoch === epoch ? stretch.to - stretch.from : 0), 0)
      if (credited > leased) wrong.push(`epoch ${epoch} was credited ${credited} of ${leased} leased ms (1)`)
      const since = this.grants.reduce((sum, grant) => sum + (grant.trueAt >= trueAt ? grant.credited : 0), 0)
      if (since > this.trueNow - trueAt + this.clockSpreadMs) wrong.push(`${since} ms credited in ${this.trueNow - trueAt} ms (1)`)
    }
    for (const [key, painted] of this.lessons) {
      const frontier = frontierOf(key)
      if (frontier !== painted.credited) wrong.push(`frontier ${frontier} of ${key} is not the sum ${painted.credited} of its credits (2)`)
      if (frontier > painted.mediaMs) wrong.push(`frontier ${frontier} lies beyond the media's length (2)`)
      if (frontier > this.reachableMs(painted)) wrong.push(`frontier ${frontier} lies beyond what was ever played (3)`)
    }
    if (desk !== null && desk.meterMs !== this.leasedMs) wrong.push(`the meter says ${desk.meterMs}, leased were ${this.leasedMs} (6)`)
    if (desk !== null && desk.isDue !== this.isDue) wrong.push(`a check is ${desk.isDue ? '' : 'not '}due, by the rules it is ${this.isDue ? '' : 'not '}(6)`)
    return wrong
  }
}
