// Invariants 7 and 9 of integrity.md on the real handlers: whatever is answered, doubled, raced or killed, a lesson's
// hours enter the ledger once, never leave it, and every total shown is the sum of its entries.
import fc from 'fast-check'
import { getHoursHandler } from '../../../cloudfunctions/trainee/learning/get-hours'
import { startExerciseHandler } from '../../../cloudfunctions/trainee/learning/start-exercise'
import { submitExerciseHandler } from '../../../cloudfunctions/trainee/learning/submit-exercise'
import { Refusal } from '../../../cloudfunctions/platform/refusal'
import { operations, type ResponseOf } from '../../../src/contract'
import type { getHours } from '../../../src/contract/learning/get-hours'
import type { startExercise } from '../../../src/contract/learning/start-exercise'
import { foldLedger, hoursAccounts, type LedgerLine } from '../../../src/domain/hours'
import { seed } from '../../seed'
import type { InMemoryDatabase } from '../playback/in-memory-database'
import { byPhone, contextAt, newStudy, run, startMs, traineeId } from '../playback/study-case'

const lessons = ['lesson-1', 'lesson-2'] as const
const question = { questionId: 'q1', kind: 'single', stem: '选对的', options: [{ key: 'A', text: '对' }, { key: 'B', text: '错' }], answer: ['A'], explanation: '', chapterId: 'a', difficulty: 1 }
const creditHours = 100

class Killed extends Error {}

const which = fc.nat({ max: lessons.length - 1 })
const action = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('play' as const), which, isWhole: fc.constantFrom(true, true, true, false) }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('start' as const), which }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('submit' as const),
      which,
      tryNo: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: -2, max: 1 }) }),
      isRight: fc.constantFrom(true, true, false),
      /** Before which database operation another copy comes between, or the function dies. */
      at: fc.nat({ max: 30 }),
      interruption: fc.constantFrom('none' as const, 'none' as const, 'copy' as const, 'other-lesson' as const, 'kill' as const),
    }),
  },
)
type Action = typeof action extends fc.Arbitrary<infer A> ? A : never

interface Entry extends LedgerLine {
  readonly _id: string
  readonly lesson: string
}

class School {
  readonly memory: InMemoryDatabase = newStudy()
  /** Lessons that may be earned: played whole, and all answers right in a try that was handed in. */
  readonly answeredRight = new Set<string>()
  private readonly played = new Set<string>()
  private readonly rightLetters = new Map<string, string>()
  private readonly tries = new Map<string, number>()
  private now = startMs

  constructor() {
    for (const lessonId of lessons) {
      this.memory.seed('lessons', { ...(this.memory.peek<{ _id: string }>('lessons', `${lessonId}_1`) as { _id: string }), exercise: [question] })
    }
  }

  async act(given: Action): Promise<void> {
    this.now += 120_000
    const lessonId = lessons[given.which] as string
    if (given.kind === 'play') this.play(lessonId, given.isWhole)
    else if (given.kind === 'start') await this.start(lessonId)
    else await this.submitWith(given, lessonId)
  }

  private play(lesson: string, isWhole: boolean): void {
    const isPlayed = isWhole || this.played.has(lesson)
    if (isPlayed) this.played.add(lesson)
    this.memory.seed('progress', { _id: `period-1_${lesson}`, version: 1, traineeId, period: 'period-1', lesson, courseId: 'common', courseVersion: 1, frontierMs: isPlayed ? 600_000 : 500_000, mediaMs: 600_000, complete: isPlayed, positionMs: 0, stretches: [] })
  }

  private async start(lessonId: string): Promise<void> {
    const started = await this.call(() => run<ResponseOf<typeof startExercise>>(startExerciseHandler, this.context(), { enrolmentId: 'enrolment-1', lessonId }))
    if (started === null) return
    this.tries.set(lessonId, started.tryNo)
    this.rightLetters.set(`${lessonId}.${started.tryNo}`, started.questions[0]?.options.find(({ text }) => text === '对')?.letter ?? '')
  }

  private async submitWith({ at, interruption, tryNo, isRight, which: index }: Extract<Action, { kind: 'submit' }>, lessonId: string): Promise<void> {
    const number = (this.tries.get(lessonId) ?? 1) + tryNo
    const other = lessons[1 - index] as string
    if (interruption === 'kill') this.memory.interruptAt(at, () => Promise.reject(new Killed()))
    if (interruption === 'copy') this.memory.interruptAt(at, () => this.submit(lessonId, number, isRight))
    if (interruption === 'other-lesson') this.memory.interruptAt(at, () => this.submit(other, this.tries.get(other) ?? 1, true))
    await this.submit(lessonId, number, isRight)
    this.memory.interruptAt(Infinity, () => Promise.resolve())
  }

  private async submit(lessonId: string, tryNo: number, isRight: boolean): Promise<void> {
    const letter = this.rightLetters.get(`${lessonId}.${tryNo}`)
    const answer = isRight ? (letter ?? 'A') : letter === 'A' ? 'B' : 'A'
    if (tryNo < 1) return
    if (isRight && letter !== undefined && this.played.has(lessonId)) this.answeredRight.add(lessonId)
    await this.call(() => run(submitExerciseHandler, this.context(), { enrolmentId: 'enrolment-1', lessonId, tryNo, answers: [{ questionId: 'q1', answer: [answer] }] }))
  }

  private context() {
    return contextAt(this.memory, this.now, byPhone)
  }

  private async call<Result>(body: () => Promise<Result>): Promise<Result | null> {
    try {
      return await body()
    } catch (error) {
      if (error instanceof Refusal || error instanceof Killed) return null
      throw error
    }
  }

  ledger(): Promise<Entry[]> {
    return this.context().database.find('ledger', { period: 'period-1' }) as unknown as Promise<Entry[]>
  }

  async shown(): Promise<number[]> {
    const { rings } = await run<ResponseOf<typeof getHours>>(getHoursHandler, this.context(), {})
    return rings.map(({ common }) => common.earned)
  }
}

it('earns each lesson once and never takes it back; every total shown is the sum of the ledger (integrity 7, 9, HRS-01, HRS-03)', async () => {
  let earnedInAll = 0
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 8, maxLength: 30, size: 'max' }), async (actions) => {
      const school = new School()
      let before: Entry[] = []
      for (const given of actions) {
        await school.act(given)
        const entries = await school.ledger()
        const earned = entries.map(({ lesson }) => lesson)
        expect(earned.length).toBe(new Set(earned).size)
        expect(earned.filter((lesson) => !school.answeredRight.has(lesson))).toEqual([])
        expect(entries).toEqual(expect.arrayContaining(before))
        expect(await school.shown()).toEqual([entries.length * creditHours])
        before = entries
      }
      earnedInAll += before.length
    }),
    { seed, numRuns: 120 },
  )
  // the schedules are worth something only when hours are earned in them
  expect(earnedInAll).toBeGreaterThan(60)
})

it('any ledger folds to the sum of its entries, in whatever order they are read (integrity 9)', () => {
  const line = fc.record({ account: fc.constantFrom(...hoursAccounts), creditHours: fc.integer({ min: -2_000, max: 5_000 }), part: fc.constantFrom('course' as const, 'exam' as const) })
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), (entries) => {
      const totals = foldLedger(entries)
      for (const account of hoursAccounts) {
        for (const part of ['course', 'exam'] as const) {
          let sum = 0
          for (const entry of entries) if (entry.account === account && entry.part === part) sum += entry.creditHours
          expect(totals[account][part]).toBe(sum)
        }
      }
      expect(foldLedger([...entries].reverse())).toEqual(totals)
    }),
    { seed, numRuns: 300 },
  )
})

it('no operation of a trainee or visitor takes a score, a time, a role or an identity from the client (integrity 10)', () => {
  const serversWord = /score|passed|correct|deadline|elapsed|duration|credited|frontier|earned|hours|until|now|clock|timestamp|AtMs$|match|role|operator|trainee|openid|unionid|session|platform|ruleSet|mediaMs|price|fee/i
  const claimed = operations.filter(({ function: caller }) => caller === 'trainee' || caller === 'visitor').flatMap(({ name, request }) => fieldsOf(request).filter((field) => serversWord.test(field)).map((field) => `${name}.${field}`))
  expect(claimed).toEqual([])
})

/** The names of all fields of a schema, at any depth. */
function fieldsOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const { entries, ...rest } = schema as { readonly entries?: Readonly<Record<string, unknown>> }
  const inner = Object.values(rest).flatMap((part) => (Array.isArray(part) ? part.flatMap(fieldsOf) : typeof part === 'object' ? fieldsOf(part) : []))
  return entries === undefined ? inner : [...Object.keys(entries), ...Object.values(entries).flatMap(fieldsOf), ...inner]
}
