// Kills the server fifty times under twenty learners (tests/contract/crash); the number can be given: -- crash 200
import { spawnSync } from 'node:child_process'

const kills = process.argv[2] ?? '50'
const { status } = spawnSync(process.execPath, ['node_modules/jest/bin/jest.js', 'tests/contract/crash'], { stdio: 'inherit', env: { ...process.env, CRASH_KILLS: kills } })
process.exitCode = status ?? 1
