// Hundreds of exams under any order of calls, many at once, through the real handlers, with a fresh seed each time.
import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'

const runs = process.argv[2] ?? '400'
const seed = process.env['SEED'] ?? String(randomInt(1, 2 ** 31 - 1))
console.log(`${runs} plays; repeat with SEED=${seed} npm run soak -- exam ${runs}`)
const { status } = spawnSync(process.execPath, ['node_modules/jest/bin/jest.js', 'tests/contract/exam/any-order'], { stdio: 'inherit', env: { ...process.env, EXAM_RUNS: runs, SEED: seed } })
process.exitCode = status ?? 1
