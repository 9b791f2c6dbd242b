// One schedule, played against the world and judged by the oracle after every step.
import type { LessonFacts, Segment } from '../../../src/domain/playback'
import { computer, lessonFacts, phone } from './case'
import { Oracle } from './oracle'
import { instances, type Action, type Fate, type Schedule } from './schedule'
import { finish, World, type Call, type Token } from './world'

const pages = [phone, computer, { ...phone, page: 'second-phone-page' }]
/** Two lessons of one period, one of them short, and the same lessons again in the next period. */
const lessons: readonly LessonFacts[] = [
  { ...lessonFacts, lesson: 'lesson-1', mediaMs: 1_800_000 },
  { ...lessonFacts, lesson: 'lesson-2', mediaMs: 400_000 },
  { ...lessonFacts, lesson: 'lesson-1', period: 'period-2', mediaMs: 1_800_000 },
  { ...lessonFacts, lesson: 'lesson-2', period: 'period-2', mediaMs: 400_000 },
]
const cellMs = 500

function keyOf({ period, lesson }: Pick<LessonFacts, 'period' | 'lesson'>): string {
  return `${period}_${lesson}`
}

/** Makes the call anew, for its first sending and for every further one. */
type Request = (now: number) => Call<() => void>

interface InFlight {
  readonly call: Call<() => void>
  readonly isReplyLost: boolean
  readonly beganAt: number
}

export class Trial {
  private readonly oracle: Oracle
  private readonly world: World
  private readonly tokens: Token[][] = pages.map(() => [])
  private readonly requests: Request[] = []
  private readonly inFlight: InFlight[] = []
  private readonly earned = new Set<string>()
  private readonly frontiers = new Map<string, number>()
  private now = 1_000_000_000
  private lastPage = 0

  constructor(private readonly schedule: Schedule) {
    const { draws, units, clocks } = schedule
    let drawn = 0
    const draw = (checkNo: number): number => draws[checkNo % draws.length] ?? 0
    const spread = Math.max(...clocks) - Math.min(...clocks)
    this.oracle = new Oracle(draw, spread, (key) => lessons.find((lesson) => keyOf(lesson) === key)?.mediaMs ?? 0)
    this.world = new World(draw, () => units[(drawn += 1) % units.length] ?? 0, this.oracle)
  }

  /** What went wrong, in the words of the invariants; empty when nothing did. */
  run(): string[] {
    for (const [index, action] of this.schedule.actions.entries()) {
      this.act(action)
      const wrong = this.judge()
      if (wrong.length > 0) return wrong.map((what) => `step ${index} (${action.kind}): ${what}`)
    }
    while (this.inFlight.length > 0) {
      this.goOn(0, 99)
      const wrong = this.judge()
      if (wrong.length > 0) return wrong.map((what) => `at the end: ${what}`)
    }
    return []
  }

  private judge(): string[] {
    const { desk } = this.world
    this.oracle.trueNow = this.now
    const frontierOf = (key: string): number => this.world.frontierOf(...(key.split('_') as [string, string]))
    const wrong = this.oracle.violations(desk && { meterMs: desk.meterMs, isDue: desk.check !== null }, frontierOf)
    for (const lesson of lessons) {
      const key = keyOf(lesson)
      const frontier = frontierOf(key)
      if (frontier < (this.frontiers.get(key) ?? 0)) wrong.push(`the frontier of ${key} shrank to ${frontier} (7)`)
      this.frontiers.set(key, frontier)
    }
    return wrong
  }

  private act(action: Action): void {
    switch (action.kind) {
      case 'wait':
        this.now += action.ms
        return
      case 'network':
        if (this.inFlight.length === 0) return
        if (action.isKilled) this.inFlight.splice(action.which % this.inFlight.length, 1)
        else this.goOn(action.which % this.inFlight.length, action.steps)
        return
      case 'retry':
        this.retry(action)
        return
      case 'again': {
        const request = this.requests.at(-1 - action.back)
        if (request) this.send(request, action.fate)
        return
      }
      default: {
        const request = this.requestOf(action)
        if (request === null) return
        this.requests.push(request)
        this.send(request, action.fate)
      }
    }
  }

  private send(request: Request, { instance, isRequestLost, isReplyLost, steps }: Fate): void {
    if (isRequestLost) return
    this.inFlight.push({ call: request(this.now + (this.schedule.clocks[instance % instances] ?? 0)), isReplyLost, beganAt: this.now })
    this.goOn(this.inFlight.length - 1, steps)
  }

  private goOn(which: number, steps: number): void {
    const flight = this.inFlight[which]
    if (!flight) return
    this.oracle.trueNow = this.now
    this.oracle.callBeganAt = flight.beganAt
    for (let n = 0; n < steps; n += 1) {
      const { done, value } = flight.call.next()
      if (!done) continue
      this.inFlight.splice(which, 1)
      if (!flight.isReplyLost) value()
      return
    }
  }

  /** Right after a renewal: the same journal grown gets the stored answer, another one gets nobody's. */
  private retry({ isHonest, instance }: Extract<Action, { kind: 'retry' }>): void {
    const { lastRenewal } = this.oracle
    const { desk, stamp } = this.world
    if (lastRenewal === null || JSON.stringify(desk?.answer?.body) !== JSON.stringify(lastRenewal.answer)) return
    const { token, segments, answer } = lastRenewal
    const given = isHonest ? grown(segments) : contradicted(segments)
    if (given === null) return
    const again = finish(this.world.report(this.now + (this.schedule.clocks[instance % instances] ?? 0), token, { segments: given, isClosing: false }))
    const isStored = JSON.stringify(again) === JSON.stringify(answer)
    if (this.world.stamp !== stamp) this.oracle.wrong.push('a retry changed the desk (5)')
    if (isStored !== isHonest) this.oracle.wrong.push(isHonest ? 'an honest retry did not get its answer (5)' : 'a different journal got another report’s answer (5)')
  }

  private token(page: number, age: number): Token | undefined {
    return this.tokens[page]?.at(-1 - age)
  }

  private hear(page: number, token: Token | null | undefined): void {
    if (!token) return
    this.tokens[page]?.push(token)
    this.lastPage = page
  }

  private segmentsOf(claimed: readonly (readonly [number, number])[], key: Pick<LessonFacts, 'period' | 'lesson'>): Segment[] {
    const base = Math.floor(this.world.frontierOf(key.period, key.lesson) / cellMs)
    return claimed.map(([offset, length]) => [Math.max(0, base + offset) * cellMs, Math.max(0, base + offset + length) * cellMs])
  }

  private requestOf(action: Exclude<Action, { kind: 'wait' | 'network' | 'again' | 'retry' }>): Request | null {
    const { world } = this
    switch (action.kind) {
      case 'open': {
        const { takeOver, claim } = action
        const page = action.page ?? this.lastPage
        const lesson = lessons[action.lesson] as LessonFacts
        const token = this.token(page, action.age)
        const journal = claim === null || token === undefined ? null : { token, segments: this.segmentsOf(claim, token.lease) }
        const holder = pages[page] as typeof phone
        // some pages give their requests no name
        const opening = action.isNamed ? `opening-${this.requests.length}` : undefined
        const request = { holder, lesson, takeOver, journal, ...(opening === undefined ? {} : { opening }) }
        return (now) => then(world.open(now, { ...request, isEarned: this.earned.has(keyOf(lesson)) }), (answer) => this.hear(page, answer.token))
      }
      case 'report': {
        const { isClosing } = action
        const page = action.page ?? this.lastPage
        const token = this.token(page, action.age)
        if (token === undefined) return null
        const segments = this.segmentsOf(action.claim, token.lease)
        return (now) => then(world.report(now, token, { segments, isClosing }), (answer) => this.hear(page, answer.token))
      }
      case 'late': {
        const token = this.token(action.page ?? this.lastPage, action.age)
        if (token === undefined) return null
        const segments = this.segmentsOf(action.claim, token.lease)
        return (now) => then(world.late(now, { token, segments }), () => undefined)
      }
      case 'check':
        return this.checkOf(action)
      case 'right':
        return this.rightOf(action)
    }
  }

  private checkOf({ what, isByPage, shownForMs }: Extract<Action, { kind: 'check' }>): Request {
    const { world, lastPage } = this
    const token = isByPage ? (this.token(lastPage, 0) ?? null) : null
    switch (what) {
      case 'answer':
      case 'resume':
        return (now) => then(world.answerCheck(now, { shownForMs, isResuming: what === 'resume', token }), (answer) => this.hear(lastPage, answer?.token))
      case 'show':
        return (now) => then(world.showCheck(now), () => undefined)
      case 'renew-code':
        return (now) => then(world.renewCode(now, shownForMs), () => undefined)
    }
  }

  private rightOf({ what, lesson }: Extract<Action, { kind: 'right' }>): Request | null {
    const { world } = this
    switch (what) {
      case 'fence':
        return (now) => then(world.fence(now), () => undefined)
      case 'touch':
        return (now) => then(world.touch(now), () => undefined)
      case 'earn': {
        const facts = lessons[lesson] as LessonFacts
        if (world.frontierOf(facts.period, facts.lesson) >= facts.mediaMs - 3_000) this.earned.add(keyOf(facts))
        return null
      }
    }
  }
}

/** What a page sends again after it has played on. */
function grown(segments: readonly Segment[]): Segment[] {
  const last = segments.at(-1)
  return last === undefined ? [[0, cellMs]] : [...segments.slice(0, -1), [last[0], last[1] + cellMs], [0, cellMs]]
}

/** A journal that begins otherwise; an empty one begins like any. */
function contradicted(segments: readonly Segment[]): Segment[] | null {
  const [first, ...others] = segments
  return first === undefined ? null : [[first[0] + cellMs, first[1]], ...others]
}

/** A call whose reply, if it is heard, is told to its page. */
function* then<Result>(call: Call<Result>, hear: (result: Result) => unknown): Call<() => void> {
  const result = yield* call
  return () => void hear(result)
}
