// An honest page on a bad network, in virtual time: it plays only inside its lease, keeps a journal, renews early,
// repeats what got no answer, and after a kill hands the journal in with the next opening (PLY-06).
import type { Holder, Segment } from '../../../src/domain/playback'
import { lessonFacts, rules } from './case'
import { finish, type Answer, type Token, type World } from './world'

export const tickMs = 250
const journalEveryMs = 5_000
const answerTimeoutMs = 10_000
/** Longer than any schedule: the lesson never ends meanwhile. */
const longMediaMs = 6 * 3_600_000

/** What the network does to one exchange. */
export interface Exchange {
  readonly toServerMs: number
  readonly toPageMs: number
  readonly isRequestLost: boolean
  readonly isAnswerLost: boolean
  /** How far the clock of the function instance that serves it is off. */
  readonly clockMs: number
  /** A second copy of the request arrives so much later. */
  readonly copyAfterMs: number | null
}

interface Pending {
  readonly kind: 'open' | 'renew' | 'close'
  readonly opening: string
  readonly firstSentAt: number
  readonly reachedMs: number
  readonly token: Token | null
  sentAt: number
}

interface Arrival {
  readonly at: number
  run(): void
}

export class HonestPage {
  now = 1_000_000_000
  positionMs = 0
  /** Media time really played, second for second. */
  playedMs = 0
  /** Of that, what was played before the page could hear that a check was due or that another page plays: by rules 4 and 6 it earns nothing. */
  frozenMs = 0
  /** How far the lesson was ever played. */
  reachedMs = 0
  kills = 0
  wipes = 0
  isStopped = false
  private token: Token | null = null
  private playUntil = 0
  private journal: Segment[] = []
  /** What the device keeps: the journal as last written, and the token it belongs to. */
  private stored: { token: Token; segments: Segment[]; at: number } | null = null
  private pending: Pending | null = null
  private arrivals: Arrival[] = []
  private generation = 0
  private requests = 0
  private isAway = false
  /** The coming check, as far as this page has heard: while it has not heard of a check it plays for nothing. */
  private heardCheckNo = 1
  private displacedBy = 0

  constructor(
    private readonly world: World,
    private readonly holder: Holder,
    private readonly lesson: string,
    private readonly nextExchange: () => Exchange,
    private readonly renewEarlyMs: number,
  ) {}

  tick(): void {
    this.now += tickMs
    // what passed since the last tick was played under what the page knew then
    this.play()
    this.hear()
    if (this.stored === null || this.now - this.stored.at >= journalEveryMs) this.save()
    this.talk()
  }

  /** In the order of arrival; what arrives may send an answer that arrives within the same tick. */
  private hear(): void {
    while (this.arrivals.some(({ at }) => at <= this.now)) {
      const [next] = this.arrivals.filter(({ at }) => at <= this.now).sort((a, b) => a.at - b.at)
      if (!next) return
      this.arrivals = this.arrivals.filter((arrival) => arrival !== next)
      next.run()
    }
  }

  /** The app is gone; its storage stays. Whatever was on its way is no longer heard. */
  kill(): void {
    this.kills += 1
    this.generation += 1
    this.token = null
    this.pending = null
    this.journal = []
  }

  /** The app is gone and its storage with it. */
  wipe(): void {
    this.kill()
    this.kills -= 1
    this.wipes += 1
    this.stored = null
  }

  /** The person puts this page away: it gives its lease back and plays no more. */
  putAway(): void {
    this.isStopped = true
    this.isAway = true
  }

  /** Another page was granted this epoch; this one hears of it with its next request. */
  displace(epoch: number): void {
    this.displacedBy = epoch
  }

  takeUp(): void {
    this.isStopped = false
    this.isAway = false
  }

  /** Everything is handed in and answered. */
  get isSettled(): boolean {
    return this.pending === null && this.journal.length === 0 && (this.isAway ? this.token === null && this.stored === null : this.token !== null)
  }

  /** When a check falls due and when the page hears of it is known to a tick. */
  get slackMs(): number {
    return this.checks * 2 * tickMs
  }

  /** How many were answered so far. */
  get checks(): number {
    return (this.world.desk?.checkNo ?? 1) - 1
  }

  /** How many leases were opened so far. */
  get epoch(): number {
    return this.world.desk?.epoch ?? 0
  }

  get frontierMs(): number {
    return this.world.frontierOf(lessonFacts.period, this.lesson)
  }

  private play(): void {
    if (this.token === null || this.isStopped || this.pending?.kind === 'close' || this.now > this.playUntil) return
    const from = this.positionMs
    this.positionMs += tickMs
    this.playedMs += tickMs
    const isFrozen = this.world.desk?.check !== null || this.world.desk.checkNo !== this.heardCheckNo
    if (isFrozen || this.token.lease.epoch < this.displacedBy) this.frozenMs += tickMs
    this.reachedMs = Math.max(this.reachedMs, this.positionMs)
    const last = this.journal.at(-1)
    if (last && last[1] === from) this.journal[this.journal.length - 1] = [last[0], this.positionMs]
    else this.journal.push([from, this.positionMs])
  }

  private save(): void {
    if (this.token !== null) this.stored = { token: this.token, segments: [...this.journal], at: this.now }
  }

  private talk(): void {
    if (this.pending !== null) {
      if (this.now - this.pending.sentAt >= answerTimeoutMs) this.send(this.pending)
      return
    }
    const request = { opening: `${this.holder.page}-${(this.requests += 1)}`, firstSentAt: this.now, sentAt: this.now, reachedMs: this.positionMs, token: this.token }
    if (this.isAway && this.token !== null) this.send({ ...request, kind: 'close' })
    else if (this.isAway && this.stored !== null) this.handInLate()
    else if (this.token === null && !this.isAway) this.send({ ...request, kind: 'open' })
    else if (this.token !== null && (this.playUntil - this.now <= this.renewEarlyMs || this.isStopped)) this.send({ ...request, kind: 'renew' })
  }

  /** A page that was killed and put away hands its journal in without opening; it keeps it until it is taken. */
  private handInLate(): void {
    const { stored } = this
    const { isRequestLost, isAnswerLost, clockMs } = this.nextExchange()
    if (stored === null || isRequestLost) return
    finish(this.world.answerCheck(this.now + clockMs, { shownForMs: 0, isResuming: true, token: null }))
    const credited = finish(this.world.late(this.now + clockMs, stored))
    if (credited !== 'frozen' && !isAnswerLost) this.stored = null
  }

  private send(pending: Pending): void {
    this.pending = pending
    pending.sentAt = this.now
    const { toServerMs, toPageMs, isRequestLost, isAnswerLost, clockMs, copyAfterMs } = this.nextExchange()
    if (isRequestLost) return
    const generation = this.generation
    const segments = [...this.journal]
    const { stored } = this
    const reachedMs = this.positionMs
    const arriveAt = this.now + toServerMs
    this.arrivals.push({
      at: arriveAt,
      run: () => {
        const answer = this.serve(arriveAt + clockMs, pending, segments, stored)
        if (copyAfterMs !== null) this.arrivals.push({ at: arriveAt + copyAfterMs, run: () => void this.serve(arriveAt + copyAfterMs + clockMs, pending, segments, stored) })
        if (isAnswerLost) return
        this.arrivals.push({ at: arriveAt + toPageMs, run: () => generation === this.generation && pending === this.pending && this.take(answer, pending, reachedMs) })
      },
    })
  }

  private serve(now: number, pending: Pending, segments: Segment[], stored: HonestPage['stored']): Answer & { isJournalTaken?: boolean } {
    // The person answers a check as soon as it is seen.
    finish(this.world.answerCheck(now, { shownForMs: 0, isResuming: true, token: null }))
    if (pending.token !== null) return finish(this.world.report(now, pending.token, { segments, isClosing: pending.kind === 'close' }))
    // The person who takes a device up means to go on here.
    const request = { holder: this.holder, lesson: { ...lessonFacts, lesson: this.lesson, mediaMs: longMediaMs }, takeOver: true, journal: stored, opening: pending.opening }
    return finish(this.world.open(now, request))
  }

  private take(answer: Answer & { isJournalTaken?: boolean }, pending: Pending, reachedMs: number): void {
    this.pending = null
    this.heardCheckNo = answer.token?.lease.checkNo ?? this.heardCheckNo
    if (pending.kind === 'close') {
      this.givenBack(answer)
      return
    }
    if (answer.token === null) {
      // another page took over: what was played until now stays on the device
      this.save()
      this.token = null
      this.journal = []
      return
    }
    this.token = answer.token
    this.playUntil = pending.firstSentAt + answer.leaseMs
    if (pending.kind === 'open') {
      this.positionMs = answer.frontierMs
      this.journal = []
    } else {
      // What was reported and not credited is played again.
      if (answer.frontierMs + rules.bridgeMs < Math.min(reachedMs, pending.reachedMs)) this.positionMs = answer.frontierMs
      this.journal = this.positionMs <= answer.frontierMs ? [] : [[answer.frontierMs, this.positionMs]]
    }
    this.save()
    if (answer.state === 'reopen') this.token = null
  }

  /** What a flush could not hand in, the journal on the device still can. */
  private givenBack(answer: Answer): void {
    const isTaken = answer.state === 'closed' || (answer.state === 'check-due' && answer.token?.stamp === -1)
    this.save()
    if (isTaken) this.stored = null
    this.token = null
    this.journal = []
  }
}
