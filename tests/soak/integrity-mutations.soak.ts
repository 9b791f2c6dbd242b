// Breaks each rule that integrity.md names, once, in a copy of the tree, and sees a test fail.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

interface Mutation {
  readonly rule: string
  readonly file: string
  readonly from: string
  readonly to: string
}

const playback = 'src/domain/playback'
const mutations: readonly Mutation[] = [
  { rule: 'carry 0 under jitter', file: `${playback}/report.ts`, from: 'carryMs: Math.min(rules.carryCapMs, budgetMs - credit.creditedMs)', to: 'carryMs: 0' },
  { rule: '`until` shortened on renewal', file: `${playback}/report.ts`, from: 'Math.max(lease.until, at + leaseLength(moment.leaseUnit, rules))', to: 'at + leaseLength(moment.leaseUnit, rules)' },
  { rule: 'gap not charged', file: `${playback}/report.ts`, from: 'const creditedMs = Math.min(advance, budgetMs)', to: 'const creditedMs = Math.min(advance, budgetMs + (segments.length > 1 ? rules.bridgeMs : 0))' },
  { rule: 'meter fed by renewals only', file: `${playback}/closed-lease.ts`, from: 'meterMs: desk.meterMs + elapsedMs', to: 'meterMs: desk.meterMs' },
  {
    rule: 'session read before desk',
    file: 'cloudfunctions/trainee/learning/desk-first.ts',
    from: `  const desk = traineeId === null ? null : await context.database.get('desks', traineeId)
  const signedIn = await requireSignedIn(context)`,
    to: `  const signedIn = await requireSignedIn(context)
  const desk = traineeId === null ? null : await context.database.get('desks', traineeId)`,
  },
  { rule: 'byte-identical retry only', file: `${playback}/recover.ts`, from: 'isSameReport(answer.segments, report.segments)', to: 'JSON.stringify(answer.segments) === JSON.stringify(report.segments)' },
  { rule: 'journal prefix not compared', file: `${playback}/recover.ts`, from: ' && isSameReport(answer.segments, report.segments)', to: '' },
  { rule: 'credit beyond the budget', file: `${playback}/report.ts`, from: 'Math.min(advance, budgetMs)', to: 'advance' },
  { rule: 'credit beyond the frontier', file: `${playback}/segments.ts`, from: 'if (from > reachedMs + rules.bridgeMs) hasSkipped = true', to: 'if (from > Infinity) hasSkipped = true' },
  { rule: 'a late report credited twice', file: `${playback}/closed-lease.ts`, from: '? { ...lease, handedIn } : lease', to: '? lease : lease' },
  { rule: 'a lease granted while a check is due', file: `${playback}/open-lesson.ts`, from: 'const length = check === null ?', to: 'const length = check === null || check !== null ?' },
  { rule: 'no fence for a desk that does not exist yet', file: 'cloudfunctions/platform/fencing.ts', from: "await transaction.put('desks', { ...emptyDesk, epoch: 1, _id: traineeId, stamp: context.newId() })", to: '' },
  { rule: 'a lease given back can be renewed', file: 'cloudfunctions/trainee/learning/accept-report.ts', from: 'report.isClosing ? null : stamp', to: 'stamp' },
]

const copied = ['src/domain', 'src/contract', 'cloudfunctions', 'tests/unit/playback', 'tests/vectors/playback', 'jest.config.cjs', 'package.json', 'tsconfig.json']

function prepareCopy(root: string): string {
  const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'mutations-'))
  for (const name of copied) fs.cpSync(path.join(root, name), path.join(copy, name), { recursive: true })
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'))
  return copy
}

function failingTests(copy: string): string[] {
  const run = spawnSync(process.execPath, ['node_modules/jest/bin/jest.js', 'tests/unit/playback', '--selectProjects', 'unit', '--json', '--silent', '--bail=0', '--testTimeout=60000'], { cwd: copy, encoding: 'utf8', env: { ...process.env, PLAYBACK_QUICK: '1', PLAYBACK_RUNS: '400' } })
  const report = JSON.parse(run.stdout) as { testResults: { message: string; assertionResults: { status: string; title: string }[] }[] }
  const failed = report.testResults.flatMap(({ assertionResults }) => assertionResults.filter(({ status }) => status === 'failed').map(({ title }) => title))
  const broken = report.testResults.filter(({ message, assertionResults }) => message !== '' && assertionResults.length === 0)
  if (broken.length > 0) throw new Error(`a test file did not run: ${broken[0]?.message ?? ''}`)
  return failed
}

const copy = prepareCopy(process.cwd())
try {
  const unbroken = failingTests(copy)
  if (unbroken.length > 0) throw new Error(`tests fail without any mutation: ${unbroken.join('; ')}`)
  const survivors: string[] = []
  for (const { rule, file, from, to } of mutations) {
    const target = path.join(copy, file)
    const source = fs.readFileSync(target, 'utf8')
    if (!source.includes(from)) throw new Error(`${file} no longer contains what the mutation “${rule}” changes`)
    fs.writeFileSync(target, source.replace(from, to))
    const killers = failingTests(copy)
    fs.writeFileSync(target, source)
    console.log(killers.length > 0 ? `killed    ${rule}: ${killers.length} tests, first “${killers[0] ?? ''}”` : `SURVIVED  ${rule}`)
    if (killers.length === 0) survivors.push(rule)
  }
  if (survivors.length > 0) throw new Error(`${survivors.length} mutations survived`)
} finally {
  fs.rmSync(copy, { recursive: true, force: true })
}
