// Invariants 1–7 of integrity.md: adversarial schedules in virtual time against a brute-force oracle. A failing run
// prints its seed and path; PLAYBACK_RUNS raises the number of schedules.
import fc from 'fast-check'
import { isThresholdReached } from '../../../src/domain/checks'
import type { Segment } from '../../../src/domain/playback'
import { computer, phone, rules } from './case'
import { Oracle } from './oracle'
import { World, type Answer, type Token } from './world'
import { seed } from '../../seed'

const runs = Number(process.env['PLAYBACK_RUNS'] ?? 2_500)
/** Mutants are only to be noticed; nobody reads their smallest example. */
const isQuick = process.env['PLAYBACK_QUICK'] === '1'
const pages = [phone, computer, { ...phone, page: 'second-phone-page' }]
const lessons = ['lesson-1', 'lesson-2']

/** What a page claims to have played, relative to the lesson's frontier: honest, greedy, skipping, odd. */
const claim = fc.array(fc.tuple(fc.integer({ min: -60, max: 30 }), fc.integer({ min: -5, max: 600 })), { maxLength: 4 })
const page = fc.nat({ max: pages.length - 1 })
const lesson = fc.nat({ max: lessons.length - 1 })
/** Which of the page's tokens: 0 is the newest. */
const age = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 4 }) })

const action = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 400 }) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('open' as const), page, lesson, takeOver: fc.boolean(), claim: fc.option(claim), age }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('report' as const), page, age, claim, isClosing: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('late' as const), page, age, claim }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('replay' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('confirm' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('fence' as const) }) },
)
type Action = typeof action extends fc.Arbitrary<infer A> ? A : never

class Run {
  second = 1_000
  readonly world: World
  readonly oracle = new Oracle()
  readonly tokens: Token[][] = pages.map(() => [])
  private last: { readonly token: Token; readonly segments: readonly Segment[]; readonly isClosing: boolean; readonly answer: Answer } | null = null

  constructor(draws: readonly number[], units: readonly number[]) {
    let drawn = 0
    this.world = new World(
      (checkNo) => draws[checkNo % draws.length] ?? 0,
      () => units[(drawn += 1) % units.length] ?? 0,
    )
  }

  get now(): number {
    return this.second * 1000
  }

  private token(page: number, age: number): Token | undefined {
    return this.tokens[page]?.at(-1 - age)
  }

  private segmentsOf(claimed: readonly (readonly [number, number])[], lessonId: string): Segment[] {
    const base = this.world.frontierOf(lessonId) / 1000
    return claimed.map(([offset, length]) => [Math.max(0, base + offset) * 1000, Math.max(0, base + offset + length) * 1000])
  }

  private took(page: number, lessonId: string, answer: Answer): void {
    if (answer.token === null) return
    this.tokens[page]?.push(answer.token)
    if (answer.state === 'closed') this.oracle.ended()
    else this.oracle.granted(answer.token.lease.epoch, lessonId, answer, this.now)
  }

  step(action: Action): string[] {
    const frozenBefore = (this.world.desk?.check ?? null) !== null
    const creditedBefore = this.oracle.creditedInAll
    const wrong = this.act(action)
    if (frozenBefore && this.oracle.creditedInAll > creditedBefore) wrong.push('credited while a check was due (6)')
    wrong.push(...this.oracle.violations(this.now, (lessonId) => this.world.frontierOf(lessonId)))
    wrong.push(...this.checkMeter(action))
    return wrong
  }

  /** After a decision every leased second is on the meter, and a check is due exactly when its threshold is reached. */
  private checkMeter({ kind }: Action): string[] {
    const { desk } = this.world
    if (desk === null || kind === 'wait') return []
    if (this.oracle.creditedInAll > desk.meterMs) return ['credit that the meter did not see (CHK-03)']
    if (!desk.live && desk.meterMs !== this.oracle.leasedInAllMs()) return [`the meter says ${desk.meterMs}, leased were ${this.oracle.leasedInAllMs()} (CHK-03)`]
    const isReached = isThresholdReached(desk.meterMs, desk.checkState, this.world.draws(desk.checkNo), rules)
    const byOrphans = desk.checkState.orphansAtMs.length >= rules.orphansBeforeCheck
    return isReached === (desk.check !== null) || (byOrphans && desk.check !== null) ? [] : ['a check is due exactly when its threshold is reached (CHK-03)']
  }

  private act(action: Action): string[] {
    switch (action.kind) {
      case 'wait':
        for (let n = 0; n < action.seconds; n += 1) this.oracle.tick(this.second + n)
        this.second += action.seconds
        return []
      case 'open':
        return this.open(action)
      case 'report':
        return this.report(action)
      case 'late': {
        const token = this.token(action.page, action.age)
        if (!token) return []
        const segments = this.segmentsOf(action.claim, token.lease.lesson)
        return this.late(token, segments)
      }
      case 'replay':
        return this.replay()
      case 'confirm':
        this.world.confirm(this.now)
        return []
      case 'fence':
        this.world.fence(this.now)
        this.oracle.ended()
        return []
    }
  }

  private open({ page: index, lesson: lessonIndex, takeOver, claim: claimed, age: tokenAge }: Extract<Action, { kind: 'open' }>): string[] {
    const lessonId = lessons[lessonIndex] as string
    const token = this.token(index, tokenAge)
    const journal = claimed === null || token === undefined ? null : { token, segments: this.segmentsOf(claimed, token.lease.lesson) }
    const isReplayOfLate = journal !== null && this.isHandedIn(journal.token)
    const before = this.world.frontierOf(lessonId)
    const answer = this.world.open(this.now, pages[index] as typeof phone, lessonId, takeOver, journal)
    if (answer.state === 'elsewhere') return []
    if (answer.state === 'free') this.oracle.ended()
    if (journal && answer.isJournalTaken) {
      this.oracle.reports(journal.token.lease.lesson, journal.segments)
      if (!isReplayOfLate) this.oracle.credited(journal.token.lease.epoch, journal.token.lease.lesson, answer.creditedMs)
    }
    this.took(index, lessonId, answer)
    const wrong = this.world.frontierOf(lessonId) < before ? ['a frontier shrank (7)'] : []
    if (this.world.desk?.check && answer.leaseMs > 0) wrong.push('a lease was granted while a check was due (6)')
    return wrong
  }

  private isHandedIn(token: Token): boolean {
    return this.world.desk?.closed.some(({ epoch, handedIn }) => epoch === token.lease.epoch && handedIn !== null) ?? false
  }

  private report({ page: index, age: tokenAge, claim: claimed, isClosing }: Extract<Action, { kind: 'report' }>): string[] {
    const token = this.token(index, tokenAge)
    if (!token) return []
    const segments = this.segmentsOf(claimed, token.lease.lesson)
    const stampBefore = this.world.stamp
    const answer = this.world.report(this.now, token, { segments, isClosing })
    // A stored answer or a refusal writes nothing and credits nothing again.
    if (this.world.stamp === stampBefore) return []
    this.oracle.reports(token.lease.lesson, segments)
    this.oracle.credited(token.lease.epoch, token.lease.lesson, answer.creditedMs)
    this.took(index, token.lease.lesson, answer)
    this.last = { token, segments, isClosing, answer }
    return this.world.desk?.check && answer.leaseMs > 0 ? ['a lease was granted while a check was due (6)'] : []
  }

  private late(token: Token, segments: readonly Segment[]): string[] {
    const isReplay = this.isHandedIn(token)
    const isOwnEnd = this.world.desk?.live === true && this.world.desk.epoch === token.lease.epoch
    const credited = this.world.late(this.now, token, segments)
    if (credited === 'frozen') return []
    if (isOwnEnd) this.oracle.ended()
    if (isReplay) return []
    this.oracle.reports(token.lease.lesson, segments)
    this.oracle.credited(token.lease.epoch, token.lease.lesson, credited)
    return []
  }

  /** The last accepted report, sent again before anything else happened to its epoch, changes nothing. */
  private replay(): string[] {
    if (this.last === null) return []
    const { token, segments, isClosing, answer } = this.last
    const { desk, stamp } = this.world
    const isUntouched = desk?.epoch === token.lease.epoch && desk.answer?.turn === token.lease.turn
    const again = this.world.report(this.now, token, { segments, isClosing })
    if (this.world.stamp !== stamp) return ['a replay changed the desk (5)']
    return !isUntouched || JSON.stringify(again) === JSON.stringify(answer) ? [] : ['a replay got another answer (5)']
  }
}

it('holds the invariants against any schedule of pages, lies, replays, checks and lost rights (integrity 1–7)', () => {
  const unit = fc.double({ min: 0, max: 0.999, noNaN: true })
  fc.assert(
    fc.property(fc.array(unit, { minLength: 1, maxLength: 5 }), fc.array(unit, { minLength: 1, maxLength: 5 }), fc.array(action, { minLength: 5, maxLength: 40 }), (draws, units, actions) => {
      const run = new Run(draws, units)
      for (const [index, step] of actions.entries()) {
        const wrong = run.step(step)
        if (wrong.length > 0) throw new Error(`step ${index} (${step.kind}): ${wrong.join('; ')}`)
      }
    }),
    { seed, numRuns: runs, endOnFailure: isQuick },
  )
})
