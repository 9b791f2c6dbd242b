// npm run admin -- <operation> …: the operators' operations from a terminal, with progress (OPS-01, OPS-04).
import fs from 'node:fs'
import path from 'node:path'
import { localCloud, realCloud, type Cloud } from './clouds'
import { findOperation, makeInput, readCommandLine, UsageError } from './event'
import { leafletPage } from './leaflet'
import { answerText, errorText, helpText, operationHelp, verifyHelp } from './printing'
import { verifyFile } from './verify-evidence'

const pollMs = 3_000

async function main(words: readonly string[]): Promise<number> {
  const { operation: name, flags } = readCommandLine(words)
  if (name === 'help' || name === '--help') {
    const about = flags.get('')
    console.log(about === undefined ? helpText() : about === 'evidence.verify' ? verifyHelp : operationHelp(findOperation(about)))
    return 0
  }
  if (name === 'leaflet') return writeLeaflet(flags.get('') ?? '操作说明单.html')
  if (name === 'evidence.verify') return verifyFile(flags, process.env)
  const operation = findOperation(name)
  const cloud = await cloudOf(flags)
  const uploaded = await uploadFiles(cloud, flags)
  const input = makeInput(operation, flags, { ...readJson(flags.get('json')), ...uploaded }, process.env)
  for (;;) {
    const answer = await cloud.run({ operation: name, input })
    if (!answer.ok) {
      console.error(errorText(answer.error, name))
      return 1
    }
    const job = answer.data['job'] as { state: string; done: number; total: number } | null | undefined
    if (job?.state !== 'running' || flags.has('no-wait')) {
      console.log(answerText(answer.data, sameCloud(flags)))
      return 0
    }
    console.error(`  ${bar(job.done, job.total)} ${job.done}/${job.total}`)
    await new Promise((resolve) => setTimeout(resolve, pollMs))
  }
}

function writeLeaflet(file: string): number {
  fs.writeFileSync(file, leafletPage())
  console.log(`已写好“${file}”：用浏览器打开，填表生成事件，粘贴到控制台运行；这一页不联网。`)
  return 0
}

function bar(done: number, total: number): string {
  const full = total === 0 ? 20 : Math.round((done / total) * 20)
  return `[${'#'.repeat(full)}${' '.repeat(20 - full)}]`
}

/** The next command goes where this one went. */
function sameCloud(flags: ReadonlyMap<string, string>): string {
  return ['url', 'env'].flatMap((name) => (flags.has(name) ? [` --${name} ${flags.get(name) ?? ''}`] : [])).join('')
}

async function cloudOf(flags: ReadonlyMap<string, string>): Promise<Cloud> {
  const env = flags.get('env')
  return env === undefined ? localCloud(flags.get('url') ?? `http://127.0.0.1:${process.env['PORT'] ?? '3900'}`) : realCloud(env, process.env)
}

/** The local file of `--file` becomes the event's `path`; a course brings its exercises and its exam bank along. */
async function uploadFiles(cloud: Cloud, flags: ReadonlyMap<string, string>): Promise<{ path?: string }> {
  for (const pair of (flags.get('upload') ?? '').split(',').filter((part) => part !== '')) {
    const [local, target] = pair.split('=')
    if (!local || !target) throw new UsageError('--upload 要写成 本机文件=云存储文件名')
    await upload(cloud, local, target)
  }
  const local = flags.get('file')
  if (local === undefined) return {}
  const base = path.basename(local)
  const folder = base.endsWith('.json') ? 'catalogue' : 'incoming'
  await upload(cloud, local, `${folder}/${base}`)
  for (const part of ['exercises', 'exam']) {
    const sibling: string = local.replace(/\.json$/, `-${part}.json`)
    if (sibling !== local && fs.existsSync(sibling)) await upload(cloud, sibling, `${folder}/${path.basename(sibling)}`)
  }
  return { path: `${folder}/${base}` }
}

async function upload(cloud: Cloud, local: string, target: string): Promise<void> {
  if (!fs.existsSync(local)) throw new UsageError(`没有“${local}”这个文件。`)
  await cloud.upload(local, target)
  console.error(`  已上传 ${local} → ${target}`)
}

/** `{operation, input}` as the console takes it, or the input alone. */
function readJson(file: string | undefined): Record<string, unknown> {
  if (file === undefined) return {}
  let content: unknown
  try {
    content = JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch (error) {
    throw new UsageError(`“${file}”读不了：${(error as Error).message}`)
  }
  const fields = content as { input?: unknown } & Record<string, unknown>
  return typeof fields['input'] === 'object' && fields['input'] !== null ? (fields['input'] as Record<string, unknown>) : fields
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    const text = error instanceof UsageError ? error.message : error instanceof TypeError && /fetch failed/.test(error.message) ? '连不上本机试用云，请先运行 npm start（或用 --url 写对地址）。' : String(error)
    console.error(text)
    process.exitCode = 2
  },
)
