// Breaks every rule of playback, checks and hours, one mutant at a time, and sees a test fail: at least 90 % must (integrity).
// npm run soak -- mutation [part of a file's path]: the guards that integrity.md names must be killed to the last.
import { fork, type ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { mutantsOf } from './mutation/mutants'
import { namedMutations } from './mutation/named-mutations'

const wanted = 0.9
const root = process.cwd()
const part = process.argv[2] ?? ''
const areas = ['playback', 'checks', 'hours'] as const
/** What costs most comes last. */
const schedules = ['invariants', 'no-loss', 'earning']
/** The handlers with another call between any two steps: for the guards that live in a handler. */
const handlers = ['watch-chain', 'fencing']

function testFilesOf(folder: string): string[] {
  return fs.readdirSync(path.join(root, 'tests/unit', folder)).flatMap((name) => (name.endsWith('.test.ts') ? [`tests/unit/${folder}/${name}`] : []))
}

function isOneOf(names: readonly string[]): (file: string) => boolean {
  return (file) => names.some((name) => file.endsWith(`/${name}.test.ts`))
}

/** The test files that know an area's rules, the cheapest first. */
function testsOf(area: (typeof areas)[number]): string[] {
  const files = area === 'hours' ? testFilesOf('hours') : [...testFilesOf('playback'), ...testFilesOf('checks')]
  const dear = [...schedules, ...handlers]
  return [...files.filter((file) => !isOneOf(dear)(file)), ...files.filter(isOneOf(schedules))]
}

const patienceMs = 60_000

interface Trial {
  readonly name: string
  readonly isNamed: boolean
  readonly file: string
  readonly source: string
  readonly tests: readonly string[]
}

function namedTrials(): Trial[] {
  return namedMutations.map(({ rule, file, from, to }) => {
    const source = fs.readFileSync(path.join(root, file), 'utf8')
    if (!source.includes(from)) throw new Error(`${file} no longer contains what the mutation “${rule}” changes`)
    return { name: rule, isNamed: true, file, source: source.replace(from, () => to), tests: [...testsOf('playback'), ...testFilesOf('playback').filter(isOneOf(handlers))] }
  })
}

function classicTrials(): Trial[] {
  return areas.flatMap((area) =>
    fs.readdirSync(path.join(root, 'src/domain', area)).flatMap((fileName) => {
      const file = `src/domain/${area}/${fileName}`
      const mutants = mutantsOf(file, fs.readFileSync(path.join(root, file), 'utf8'))
      return mutants.map(({ line, what, source }) => ({ name: `${file}:${line} ${what}`, isNamed: false, file, source, tests: testsOf(area) }))
    }),
  )
}

/** One warm process; a mutant that never ends costs it its life. */
class Runner {
  private child: ChildProcess | null = null

  /** The first test that fails; null when all pass. */
  run({ file, source, tests }: Pick<Trial, 'file' | 'source' | 'tests'>): Promise<string | null> {
    const child = (this.child ??= this.start())
    return new Promise((resolve) => {
      const end = (failure: string | null): void => {
        clearTimeout(timer)
        child.removeAllListeners()
        resolve(failure)
      }
      const giveUp = (why: string): void => {
        this.stop()
        end(why)
      }
      const timer = setTimeout(() => giveUp('it never ended'), patienceMs)
      child.once('message', (failure) => end(failure as string | null))
      child.once('exit', () => giveUp('the process ended'))
      child.send({ file, source, tests })
    })
  }

  private start(): ChildProcess {
    const env = { ...process.env, SCHEDULES: '400', FAIL_FAST: '1' }
    return fork(path.join(root, 'tests/soak/mutation/run-mutant.cjs'), { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  }

  stop(): void {
    this.child?.removeAllListeners()
    this.child?.kill('SIGKILL')
    this.child = null
  }
}

async function tryAll(runner: Runner): Promise<boolean> {
  const trials = [...namedTrials(), ...classicTrials()].filter(({ file }) => file.includes(part))
  const untouched = 'src/domain/playback/index.ts'
  const failing = await runner.run({ file: untouched, source: fs.readFileSync(path.join(root, untouched), 'utf8'), tests: [...testsOf('hours'), ...testsOf('playback')] })
  if (failing !== null) throw new Error(`a test fails without any mutation: ${failing}`)
  const survivors: Trial[] = []
  for (const [index, trial] of trials.entries()) {
    const killer = await runner.run(trial)
    if (killer === null) survivors.push(trial)
    if (killer === null) console.log(`SURVIVED  ${trial.name}`)
    else if (trial.isNamed) console.log(`killed    ${trial.name}: first by “${killer}”`)
    if (index % 50 === 49) console.log(`… ${index + 1} of ${trials.length}, ${survivors.length} survived`)
  }
  const score = trials.length === 0 ? 0 : 1 - survivors.length / trials.length
  const named = survivors.filter(({ isNamed }) => isNamed)
  console.log(`${trials.length} mutants, ${survivors.length} survived: mutation score ${(score * 100).toFixed(1)} % (wanted: ${wanted * 100} %); of the named guards ${named.length} survived`)
  return score >= wanted && named.length === 0
}

async function main(): Promise<void> {
  const runner = new Runner()
  try {
    process.exitCode = (await tryAll(runner)) ? 0 : 1
  } finally {
    runner.stop()
  }
}

void main()
