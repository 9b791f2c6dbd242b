import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { readBundle } from './harness/bundle'

const ROOT = path.resolve(__dirname, '../..')
const VALIDATION_MS = 60_000

test(
  'WeChat’s upload tool accepts the project and finds every page in it',
  () => {
    const { directory, pages } = readBundle()

    const output = execFileSync(
      process.execPath,
      [path.join(ROOT, 'scripts/run.mjs'), 'tests/weapp/validate-project.ts', directory],
      { cwd: ROOT, encoding: 'utf8', timeout: VALIDATION_MS, stdio: 'pipe' },
    )
    const { files, error } = JSON.parse(output.slice(output.lastIndexOf('{"files"'))) as { files: string[]; error?: string }

    expect(error).toBeUndefined()
    const missing = pages.flatMap((page) =>
      ['js', 'json', 'wxml'].map((ending) => `${page}.${ending}`).filter((file) => !files.includes(file)),
    )
    expect(missing).toEqual([])
  },
  VALIDATION_MS,
)
