import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { readBundle } from './harness/bundle'

const ROOT = path.resolve(__dirname, '../..')
const VALIDATION_MS = 60_000

const workplace = mkdtempSync(path.join(os.tmpdir(), 'upload-tool-')) // WeChat's tool leaves folders where it is started

afterAll(() => rmSync(workplace, { recursive: true, force: true }))

test(
  'WeChat’s upload tool accepts the project and finds every page in it',
  () => {
    const { directory, pages } = readBundle()

    const output = execFileSync(
      process.execPath,
      [path.join(ROOT, 'scripts/run.mjs'), 'tests/weapp/validate-project.ts', directory],
      { cwd: workplace, encoding: 'utf8', timeout: VALIDATION_MS, stdio: 'pipe' },
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
