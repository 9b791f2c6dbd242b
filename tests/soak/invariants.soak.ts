// A million random schedules of pages, lies, lost and doubled calls, dying instances, skewed clocks and checks (integrity 1–8).
// npm run soak -- invariants [how many] [seed]: slices with seeds of their own, so that a violation is found again by
// `SEED=<slice's seed> SCHEDULES=<slice's size> npx jest <file>`.
import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'

const inAll = Number(process.argv[2] ?? 1_000_000)
const firstSeed = Number(process.argv[3] ?? randomInt(1, 2 ** 30))
const perSlice = Math.min(inAll, 20_000)
const slices = Math.ceil(inAll / perSlice)
const files = ['tests/unit/playback/invariants.test.ts', 'tests/unit/playback/no-loss.test.ts']

/** What failed in one slice, in jest's words; null when nothing did. */
function violationsOf(seed: number): string | null {
  const program = ['node_modules/jest/bin/jest.js', ...files, '--runInBand', '--silent', '--testTimeout=3600000']
  const { status, stdout, stderr } = spawnSync(process.execPath, program, { encoding: 'utf8', maxBuffer: 2 ** 28, env: { ...process.env, SEED: String(seed), SCHEDULES: String(perSlice) } })
  return status === 0 ? null : `${stdout}${stderr}`
}

const startedAt = Date.now()
const failedSeeds: number[] = []
console.log(`${slices * perSlice} schedules in ${slices} slices, seeds from ${firstSeed}`)
for (let slice = 0; slice < slices; slice += 1) {
  const seed = firstSeed + slice
  const violations = violationsOf(seed)
  if (violations !== null) {
    failedSeeds.push(seed)
    console.log(violations)
  }
  console.log(`${(slice + 1) * perSlice} schedules, ${failedSeeds.length} slices with violations, ${Math.round((Date.now() - startedAt) / 1000)} s (SEED=${seed} SCHEDULES=${perSlice})`)
}
console.log(failedSeeds.length === 0 ? `no violation in ${slices * perSlice} schedules` : `violations under the seeds ${failedSeeds.join(', ')}`)
process.exitCode = failedSeeds.length === 0 ? 0 : 1
