// Every rule of .dependency-cruiser.cjs is broken once in a small tree with the same rooms; nothing else is reported.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const ROOT = path.resolve(__dirname, '../../..')
const PACKAGES = ['@cloudbase/node-sdk', '@tarojs/components', '@tarojs/taro', 'pdfkit', 'react', 'valibot']

interface Case {
  rule: string
  from: string
  to: string
}

const FORBIDDEN: Case[] = [
  { rule: 'domain-is-pure', from: 'src/domain/hours/a.ts', to: 'src/contract/index.ts' },
  { rule: 'domain-is-pure', from: 'src/domain/hours/b.ts', to: 'valibot' },
  { rule: 'domain-is-pure', from: 'src/domain/hours/c.ts', to: 'node:crypto' },
  { rule: 'domain-siblings-by-index', from: 'src/domain/exam/a.ts', to: 'src/domain/hours/d.ts' },
  { rule: 'contract-knows-domain-only', from: 'src/contract/learning/a.ts', to: 'src/transport/call.ts' },
  { rule: 'contract-knows-domain-only', from: 'src/contract/learning/b.ts', to: '@tarojs/taro' },
  { rule: 'transport-knows-contract-only', from: 'src/transport/a.ts', to: 'src/platform/storage.ts' },
  { rule: 'transport-knows-contract-only', from: 'src/transport/b.ts', to: '@tarojs/taro' },
  { rule: 'transport-platform-files-add-taro', from: 'src/transport/c.weapp.ts', to: 'src/platform/storage.ts' },
  { rule: 'platform-touches-the-device-only', from: 'src/platform/a.ts', to: 'src/contract/index.ts' },
  { rule: 'ui-knows-no-feature', from: 'src/ui/a.ts', to: 'src/features/lesson/index.ts' },
  { rule: 'features-stay-apart', from: 'src/features/exam/a.ts', to: 'src/features/lesson/index.ts' },
  { rule: 'features-stay-apart', from: 'src/features/exam/b.ts', to: '@tarojs/taro' },
  { rule: 'features-stay-apart', from: 'src/features/exam/c.ts', to: 'cloudfunctions/trainee/index.ts' },
  { rule: 'pages-mount-features', from: 'src/pages/lesson/index.ts', to: 'src/transport/call.ts' },
  { rule: 'app-wires-the-edges', from: 'src/app.ts', to: 'src/features/lesson/index.ts' },
  { rule: 'functions-stay-apart', from: 'cloudfunctions/trainee/a.ts', to: 'cloudfunctions/admin/index.ts' },
  { rule: 'functions-stay-apart', from: 'cloudfunctions/trainee/b.ts', to: 'src/transport/call.ts' },
  { rule: 'sdk-behind-one-door', from: 'cloudfunctions/trainee/c.ts', to: '@cloudbase/node-sdk' },
  { rule: 'sdk-behind-one-door', from: 'cloudfunctions/platform/a.ts', to: '@cloudbase/node-sdk' },
  { rule: 'sdk-behind-one-door', from: 'emulator/a.ts', to: '@cloudbase/node-sdk' },
  { rule: 'function-platform-knows-no-caller', from: 'cloudfunctions/platform/b.ts', to: 'cloudfunctions/admin/index.ts' },
  { rule: 'emulator-knows-contract-only', from: 'emulator/b.ts', to: 'src/domain/hours/index.ts' },
  { rule: 'emulator-knows-contract-only', from: 'emulator/c.ts', to: 'cloudfunctions/trainee/index.ts' },
  { rule: 'admin-speaks-the-contract', from: 'admin/a.ts', to: 'cloudfunctions/admin/index.ts' },
  { rule: 'sample-speaks-the-contract', from: 'sample/a.ts', to: 'emulator/index.ts' },
  { rule: 'scripts-know-no-product-code', from: 'scripts/a.ts', to: 'emulator/index.ts' },
  { rule: 'every-file-has-a-room', from: 'src/helpers/a.ts', to: 'src/domain/units.ts' },
  { rule: 'admin-speaks-the-contract', from: 'admin/c.ts', to: 'tests/people.ts' },
  { rule: 'imports-resolve', from: 'src/ui/b.ts', to: 'src/ui/nowhere.ts' },
]

const ALLOWED: Omit<Case, 'rule'>[] = [
  { from: 'src/domain/exam/b.ts', to: 'src/domain/hours/index.ts' },
  { from: 'src/domain/exam/c.ts', to: 'src/domain/units.ts' },
  { from: 'src/contract/learning/c.ts', to: 'valibot' },
  { from: 'src/contract/learning/d.ts', to: 'src/domain/hours/index.ts' },
  { from: 'src/transport/d.weapp.ts', to: '@tarojs/taro' },
  { from: 'src/platform/b.ts', to: '@tarojs/taro' },
  { from: 'src/ui/c.ts', to: '@tarojs/components' },
  { from: 'src/features/exam/d.ts', to: 'src/domain/hours/index.ts' },
  { from: 'src/features/exam/e.ts', to: 'src/transport/call.ts' },
  { from: 'src/pages/exam/index.ts', to: 'src/features/lesson/index.ts' },
  { from: 'cloudfunctions/trainee/d.ts', to: 'cloudfunctions/platform/serve.ts' },
  { from: 'cloudfunctions/trainee/e.ts', to: 'node:crypto' },
  { from: 'cloudfunctions/trainee/f.ts', to: 'pdfkit' },
  { from: 'cloudfunctions/platform/cloudbase/a.ts', to: '@cloudbase/node-sdk' },
  { from: 'emulator/d.ts', to: 'src/contract/index.ts' },
  { from: 'admin/b.ts', to: 'src/contract/index.ts' },
  { from: 'tests/a.ts', to: 'cloudfunctions/trainee/index.ts' },
]

const CYCLE: Omit<Case, 'rule'>[] = [
  { from: 'src/ui/ring-a.ts', to: 'src/ui/ring-b.ts' },
  { from: 'src/ui/ring-b.ts', to: 'src/ui/ring-a.ts' },
]

const CRUISE_MS = 30_000

const directory = mkdtempSync(path.join(os.tmpdir(), 'import-rules-'))

function write(file: string, text: string): void {
  const place = path.join(directory, file)
  mkdirSync(path.dirname(place), { recursive: true })
  writeFileSync(place, text)
}

function isPackage(target: string): boolean {
  return PACKAGES.includes(target) || target.startsWith('node:')
}

function importLine({ from, to }: Omit<Case, 'rule'>): string {
  const relative = path.posix.relative(path.posix.dirname(from), to).replace(/\.ts$/, '')
  const source = isPackage(to) ? to : relative.startsWith('.') ? relative : `./${relative}`
  return `import type { Anything } from '${source}'\nexport type Mine = Anything\n` // a type is an import like any other
}

beforeAll(() => {
  for (const name of PACKAGES) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }))
    write(`node_modules/${name}/index.js`, '')
  }
  const imports = [...FORBIDDEN, ...ALLOWED, ...CYCLE]
  for (const { rule, to } of [...FORBIDDEN, ...ALLOWED.map((each) => ({ ...each, rule: '' }))]) {
    if (!isPackage(to) && rule !== 'imports-resolve') write(to, 'export type Anything = 1\n')
  }
  for (const each of imports) write(each.from, importLine(each))
})

afterAll(() => rmSync(directory, { recursive: true, force: true }))

test('every import rule bites, and lets pass what the table allows', () => {
  const { stdout, status } = spawnSync(process.execPath, [path.join(ROOT, 'scripts/import-rules.mjs'), directory, '--json'], {
    cwd: ROOT,
    encoding: 'utf8',
  })

  const found = (JSON.parse(stdout) as Case[]).map(({ rule, from }) => `${rule}: ${from}`)
  const expected = [
    ...FORBIDDEN.map(({ rule, from }) => `${rule}: ${from}`),
    'no-cycles: src/ui/ring-a.ts', // once for the whole ring
  ]
  expect({ status, found: [...new Set(found)].sort() }).toEqual({ status: 1, found: expected.sort() })
}, CRUISE_MS)

test('no rule is without a case that breaks it', () => {
  const { forbidden } = jest.requireActual<{ forbidden: { name: string }[] }>('../../../.dependency-cruiser.cjs')

  const untested = forbidden.map(({ name }) => name).filter((name) => !FORBIDDEN.some(({ rule }) => rule === name))

  expect(untested).toEqual(['no-cycles']) // its case is the ring above
})
