// A million adversarial schedules of pages, lies, replays and lost rights against the brute-force oracle.
import { spawnSync } from 'node:child_process'

const runs = process.argv[2] ?? '1000000'
const { status } = spawnSync(process.execPath, ['node_modules/jest/bin/jest.js', 'tests/unit/playback/invariants', '--selectProjects', 'unit'], { stdio: 'inherit', env: { ...process.env, PLAYBACK_RUNS: runs } })
process.exitCode = status ?? 1
