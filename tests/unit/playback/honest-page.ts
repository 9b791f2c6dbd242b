// An honest page on a bad network, in virtual time: it plays only inside its lease, keeps a journal, renews early,
// repeats what got no answer, and after a kill hands the journal in with the next opening (PLY-06).
import type { Holder, Segment } from '../../../src/domain/playback'
import { rules } from './case'
import type { Answer, Token, World } from './world'

export const tickMs = 250
const journalEveryMs = 5_000
const answerTimeoutMs = 10_000

/** What the network does to one exchange. */
export interface Exchange {
  readonly toServerMs: number
  readonly toPageMs: number
  readonly isRequestLost: boolean
  readonly isAnswerLost: boolean
}

interface Pending {
  readonly kind: 'open' | 'renew'
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
  now = 0
  positionMs = 0
  /** Media time really played, second for second. */
  playedMs = 0
  kills = 0
  private token: Token | null = null
  private playUntil = 0
  private journal: Segment[] = []
  /** What the device keeps: the journal as last written, and the token it belongs to. */
  private stored: { token: Token; segments: Segment[]; at: number } | null = null
  private pending: Pending | null = null
  private arrivals: Arrival[] = []
  private generation = 0

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
    for (;;) {
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

  /** Everything is handed in and answered. */
  get isSettled(): boolean {
    return this.pending === null && this.token !== null && this.journal.length === 0
  }

  get frontierMs(): number {
    return this.world.frontierOf(this.lesson)
  }

  isStopped = false

  private play(): void {
    if (this.token === null || this.isStopped || this.now > this.playUntil) return
    const from = this.positionMs
    this.positionMs += tickMs
    this.playedMs += tickMs
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
    if (this.token === null) this.send({ kind: 'open', firstSentAt: this.now, sentAt: this.now, reachedMs: 0, token: null })
    else if (this.playUntil - this.now <= this.renewEarlyMs || this.isStopped) this.send({ kind: 'renew', firstSentAt: this.now, sentAt: this.now, reachedMs: this.positionMs, token: this.token })
  }

  private send(pending: Pending): void {
    this.pending = pending
    pending.sentAt = this.now
    const { toServerMs, toPageMs, isRequestLost, isAnswerLost } = this.nextExchange()
    if (isRequestLost) return
    const generation = this.generation
    const segments = [...this.journal]
    const { stored } = this
    const reachedMs = this.positionMs
    const arriveAt = this.now + toServerMs
    this.arrivals.push({
      at: arriveAt,
      run: () => {
        const answer = this.serve(arriveAt, pending, segments, stored)
        if (isAnswerLost) return
        this.arrivals.push({ at: arriveAt + toPageMs, run: () => generation === this.generation && pending === this.pending && this.take(answer, pending, reachedMs) })
      },
    })
  }

  private serve(now: number, pending: Pending, segments: Segment[], stored: HonestPage['stored']): Answer & { isJournalTaken?: boolean } {
    // The person answers a check as soon as it is seen.
    this.world.confirm(now)
    if (pending.kind === 'renew' && pending.token) return this.world.report(now, pending.token, { segments, isClosing: false })
    return this.world.open(now, this.holder, this.lesson, false, stored)
  }

  private take(answer: Answer & { isJournalTaken?: boolean }, pending: Pending, reachedMs: number): void {
    this.pending = null
    if (answer.token === null) {
      this.token = null
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
}
