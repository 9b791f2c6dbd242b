// The function build, tried on a small tree of its own that uses the real packages.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { extractText } from 'unpdf'

const ROOT = path.resolve(__dirname, '../../..')
const BUILD_MS = 60_000
const FONT = 'node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'

const FILES: Record<string, string> = {
  'cloudfunctions/visitor/index.ts': `
    import tcb from '@cloudbase/node-sdk'
    import { greet } from '../../src/domain/greeting'
    export async function main(event: { name: string }) {
      const { drawCertificate } = await import('./certificate.lazy')
      return { sdk: typeof tcb.init, pdf: (await drawCertificate(greet(event.name))).toString('base64') }
    }`,
  'cloudfunctions/visitor/certificate.lazy.ts': `
    import path from 'node:path'
    import PDFDocument from 'pdfkit'
    export async function drawCertificate(text: string): Promise<Buffer> {
      const document = new PDFDocument({ font: path.join(__dirname, 'fonts', 'NotoSansSC.ttf') })
      document.text(text).end()
      const chunks: Buffer[] = []
      for await (const chunk of document) chunks.push(chunk as Buffer)
      return Buffer.concat(chunks)
    }`,
  'cloudfunctions/visitor/assets.json': JSON.stringify([{ from: FONT, to: 'fonts/NotoSansSC.ttf' }]),
  'cloudfunctions/timer/index.ts': 'export function main() { return 1 }',
  'cloudfunctions/timer/config.json': '{ "timeout": 60, "triggers": [] }',
  'cloudfunctions/platform/manifest.ts': `export const manifest = { collections: ['people'], secrets: [], settings: [] }`,
  'src/domain/greeting.ts': 'export function greet(name: string) { return `学时证明 ${name}` }',
}

const directory = mkdtempSync(path.join(os.tmpdir(), 'build-functions-'))
const dist = path.join(directory, 'dist/cloudfunctions')

function build(...programArguments: string[]): { status: number | null; stderr: string } {
  return spawnSync(process.execPath, [path.join(directory, 'scripts/build-functions.mjs'), ...programArguments], { encoding: 'utf8' })
}

beforeAll(() => {
  cpSync(path.join(ROOT, 'scripts'), path.join(directory, 'scripts'), { recursive: true })
  for (const file of ['package.json', 'package-lock.json']) cpSync(path.join(ROOT, file), path.join(directory, file))
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(directory, 'node_modules'))
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(path.dirname(path.join(directory, file)), { recursive: true })
    writeFileSync(path.join(directory, file), text)
  }
})

afterAll(() => rmSync(directory, { recursive: true, force: true }))

test(
  'a function is built whole: code, package.json, settings, lazy part and font, and the manifest of all',
  () => {
    expect(build().status).toBe(0)

    const readJson = (file: string): unknown => JSON.parse(readFileSync(path.join(dist, file), 'utf8'))
    expect({
      functions: readdirSync(dist).sort(),
      visitor: readdirSync(path.join(dist, 'visitor')).sort(),
      settings: [readJson('visitor/config.json'), readJson('timer/config.json')],
      manifest: readJson('manifest.json'),
    }).toEqual({
      functions: ['manifest.json', 'timer', 'visitor'],
      visitor: ['certificate.lazy.js', 'config.json', 'fonts', 'index.js', 'package.json'],
      settings: [{ timeout: 20 }, { timeout: 60, triggers: [] }],
      manifest: { collections: ['people'], secrets: [], settings: [] },
    })
  },
  BUILD_MS,
)

test(
  'the built function runs without node_modules and sets rare characters of names in its own font (CRT-02)',
  async () => {
    build('--if-changed')
    const away = mkdtempSync(path.join(os.tmpdir(), 'function-'))
    cpSync(path.join(dist, 'visitor'), away, { recursive: true })
    const program = `require('./index.js').main({ name: '龑㛃䶮' }).then((answer) => process.stdout.write(JSON.stringify(answer)))`

    const { stdout, stderr } = spawnSync(process.execPath, ['-e', program], { cwd: away, encoding: 'utf8' })
    rmSync(away, { recursive: true, force: true })

    expect(stderr).toBe('')
    const { sdk, pdf } = JSON.parse(stdout) as { sdk: string; pdf: string }
    const { text } = await extractText(new Uint8Array(Buffer.from(pdf, 'base64')), { mergePages: true })
    expect({ sdk, text }).toEqual({ sdk: 'function', text: '学时证明 龑㛃䶮' })
  },
  BUILD_MS,
)

test(
  'nothing is built again while nothing changed, and a failed build leaves the last good one',
  () => {
    build('--if-changed')
    const unchanged = build('--if-changed').stderr
    writeFileSync(path.join(directory, 'src/domain/greeting.ts'), 'export function greet( {')
    const failed = build('--if-changed').status

    expect({ unchanged, failed, isThere: existsSync(path.join(dist, 'visitor/index.js')) }).toEqual({
      unchanged: 'functions: unchanged\n',
      failed: 1,
      isThere: true,
    })
  },
  BUILD_MS,
)
