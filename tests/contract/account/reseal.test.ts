// The key that encrypts ID numbers is replaced while people go on studying (PRV-02).
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { startEmulator } from '../../../emulator/start'
import { inventedId, openSchoolWithPeople, type School } from '../admin/arrange'

jest.setTimeout(120_000)

const people = 210

async function withKeys(school: School, change: (keys: string) => string): Promise<School['admin']> {
  const file = path.join(school.cloud.dataDir, 'secrets.json')
  const secrets = JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, string>
  fs.writeFileSync(file, JSON.stringify({ ...secrets, ID_NUMBER_KEYS: change(secrets['ID_NUMBER_KEYS'] ?? '') }))
  emulator = await startEmulator({ port: 0, dataDir: school.cloud.dataDir, quiet: true, seed: false })
  return (operation, input = {}) => consoleCall('admin', { operation, input: { operator: 'op-wang', key: school.key, reason: '每年换密钥', ...input } })
}

let emulator: Awaited<ReturnType<typeof startEmulator>>

async function consoleCall(name: string, event: unknown): Promise<never> {
  const reply = await fetch(`${emulator.url}/emulator/console/${name}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(event) })
  return (await reply.json()) as never
}

test('every ID number is sealed under the newest key, in parts that a cut does not lose; then the old key may go', async () => {
  const school = await openSchoolWithPeople(people)
  try {
    await school.cloud.console('timer', { operation: 'timer.jobs', input: {} })
    await school.admin('trainee.correct', { idNumber: inventedId(1), newName: '学员新名', confirm: true })
    await school.cloud.emulator.close()
    const fresh = `k2:${randomBytes(32).toString('hex')}`
    const admin = await withKeys(school, (keys) => `${fresh},${keys}`)
    const dry = await admin('account.reseal', {})
    const refused = await admin('account.reseal', { key: 'wrong' })
    const started = await admin<Progress>('account.reseal', { confirm: true })
    const running = await admin<Progress>('account.reseal', { confirm: true })
    // Two runners at once, and once more: nothing is done twice.
    await Promise.all([1, 2].map(() => consoleCall('timer', { operation: 'timer.jobs', input: {} })))
    await consoleCall('timer', { operation: 'timer.jobs', input: {} })
    const done = await admin<Progress>('account.reseal', {})
    expect([sentenceOf(dry), codeOf(refused), jobOf(started), jobOf(running)?.state, jobOf(done)?.state, sentenceOf(done)]).toEqual([
      expect.stringContaining(`试算：${people + 1} 条`),
      'OPERATOR_REFUSED',
      expect.objectContaining({ state: 'running', total: people + 1 }),
      'running',
      'done',
      expect.stringContaining('旧密钥可以从环境变量里拿掉'),
    ])
    await emulator.close()
    // The old key is gone: the export of results and the corrections still open what is sealed.
    const alone = await withKeys(school, () => fresh)
    const corrected = await alone<{ done: boolean; lines: string[] }>('trainee.correct', { idNumber: inventedId(2), newName: '学员改名', confirm: true })
    const nothingLeft = await alone<Progress>('account.reseal', {})
    expect([corrected, sentenceOf(nothingLeft)]).toMatchObject([{ ok: true, data: { done: true } }, expect.stringContaining('全部都已用最新的密钥')])
    await emulator.close()
    // A key that was thrown away too early is named before anything starts.
    const lost = await withKeys(school, () => `k3:${randomBytes(32).toString('hex')}`)
    expect(codeOf(await lost('account.reseal', { confirm: true }))).toBe('KEY_MISSING')
  } finally {
    await emulator.close()
    fs.rmSync(school.cloud.dataDir, { recursive: true, force: true })
  }
})

interface Progress {
  readonly sentence: string
  readonly job: { readonly state: string; readonly total: number } | null
}

function jobOf(answer: { readonly ok: boolean; readonly data?: Progress }): Progress['job'] | undefined {
  return answer.data?.job
}

function sentenceOf(answer: { readonly ok: boolean; readonly data?: { readonly sentence?: string } }): string | undefined {
  return answer.data?.sentence
}

function codeOf(answer: { readonly ok: boolean; readonly error?: { readonly code: string } }): string | undefined {
  return answer.error?.code
}
