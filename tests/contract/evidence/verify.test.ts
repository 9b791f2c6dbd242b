// The verifier's command against a bundle that somebody worked over (PRV-04), and after the chain key was rotated.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { verifyFile } from '../../../admin/verify-evidence'
import { UsageError } from '../../../admin/event'
import { sha256 } from '../../../cloudfunctions/platform/sealing'
import { startEmulator } from '../../../emulator/start'
import { digestOf, leafHash, rootOf, treeFromPath, type BundleEvidence, type ChainEntry } from '../../../src/domain/evidence'
import { mediaMs, startLearningCloud, type LearningCloud, type Person } from '../learning/arrange'
import { earn } from '../learning/study'
import { dataOf } from '../local-cloud'
import type { AdminData } from '../admin/arrange'
import { evidenceOf, inspect, secretsOf } from './arrange'

let cloud: LearningCloud
let person: Person
/** Made before the key was rotated, and after. */
let before: Buffer
let after: Buffer
let oldKey: string
let bothKeys: string
let stopSecond: () => Promise<void>

beforeAll(async () => {
  cloud = await startLearningCloud()
  const inspection = await inspect(cloud)
  person = await cloud.newcomer()
  await cloud.change('trainees', person.traineeId, { name: '被检查的学员' })
  await earn(cloud, person, 'common-1')
  await inspection.closeDay()
  before = await inspection.download(dataOf(await inspection.admin('evidence.export', { name: '被检查的学员' })).file ?? '')
  oldKey = secretsOf(cloud)['CHAIN_KEY'] ?? ''
  bothKeys = `k2:${'ab'.repeat(32)},k1:${oldKey}`
  after = await studyUnderNewKey()
}, 120_000)
afterAll(async () => {
  await stopSecond()
  fs.rmSync(cloud.dataDir, { recursive: true, force: true })
})

/** The school puts a new key before the old one and starts its functions again; the person goes on studying. */
async function studyUnderNewKey(): Promise<Buffer> {
  const secrets = secretsOf(cloud)
  await cloud.emulator.close()
  fs.writeFileSync(path.join(cloud.dataDir, 'secrets.json'), JSON.stringify({ ...secrets, CHAIN_KEY: bothKeys }))
  const emulator = await startEmulator({ port: 0, dataDir: cloud.dataDir, quiet: true, seed: false })
  stopSecond = () => emulator.close()
  const post = async (target: string, body: unknown, headers = {}) => (await (await fetch(emulator.url + target, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) })).json()) as { ok: boolean; data: never; error?: unknown }
  const as = async (operation: string, input: unknown) => (await post('/call/trainee', { operation, input }, { 'x-emulator-openid': person.openid })) as unknown as { data: { lease: { token: string; leaseMs: number } } }
  const opened = await as('learning.openLesson', { enrolmentId: person.enrolmentId, lessonId: 'common-2', page: 'p', device: '手机', takeOver: false })
  await post('/emulator/clock', { advanceMs: 60_000 })
  await as('learning.closeLease', { token: opened.data.lease.token, segments: [[0, Math.min(60_000, mediaMs)]], positionMs: 60_000 })
  const admin = (operation: string, input = {}) => post('/emulator/console/admin', { operation, input: { operator: 'op-inspector', key: 'key-of-the-inspection', reason: '检查', name: '被检查的学员', ...input } }) as Promise<{ data: AdminData & { differences: number } }>
  expect((await admin('hours.audit')).data.differences).toBe(0)
  return Buffer.from(await (await fetch((await admin('evidence.export')).data.file ?? '')).arrayBuffer())
}

const scratch: string[] = []
afterAll(() => scratch.forEach((file) => fs.rmSync(file, { force: true })))

function verify(bundle: Buffer, options: { readonly root?: string; readonly key?: string } = {}): { code: number; text: string } {
  const file = path.join(cloud.dataDir, `bundle-${scratch.length}.zip`)
  fs.writeFileSync(file, bundle)
  scratch.push(file)
  const said: string[] = []
  const log = jest.spyOn(console, 'log').mockImplementation((text: string) => void said.push(text))
  try {
    const code = verifyFile(new Map([['', file], ...(options.root ? [['root', options.root] as const] : [])]), options.key ? { CHAIN_KEY: options.key } : {})
    return { code, text: said.join('\n') }
  } finally {
    log.mockRestore()
  }
}

/** The bundle with other evidence; its list of hashes is made to fit, as a forger would. */
function forged(bundle: Buffer, change: (evidence: BundleEvidence) => unknown): Buffer {
  const files = new Map(Object.entries(unzipSync(bundle)))
  files.set('数据/evidence.json', strToU8(JSON.stringify(change(structuredClone(evidenceOf(bundle))))))
  const manifest = [...files].filter(([name]) => name !== '文件清单.txt').map(([name, bytes]) => `${sha256(bytes)}  ${name}`)
  files.set('文件清单.txt', strToU8(manifest.join('\n')))
  return Buffer.from(zipSync(Object.fromEntries(files)))
}

/** The same with one chain's entries changed. */
function withEntries(bundle: Buffer, stream: string, change: (entries: ChainEntry[]) => readonly ChainEntry[]): Buffer {
  return forged(bundle, (evidence) => ({ ...evidence, chains: evidence.chains.map((chain) => (chain.chainId.startsWith(`${stream}_`) ? { ...chain, entries: change([...chain.entries]) } : chain)) }))
}

const raised = (entry: ChainEntry): ChainEntry => ({ ...entry, content: { ...entry.content, creditHours: 1600 } })

describe('evidence.verify', () => {
  test('accepts an untouched bundle without any key, with the key, and with the root from outside (PRV-04)', () => {
    const root = evidenceOf(before).roots.at(-1)?.root ?? ''
    const results = [verify(before), verify(before, { key: oldKey }), verify(before, { root })]
    expect(results.map(({ code, text }) => [code, text.split('\n')[0]])).toEqual(Array.from({ length: 3 }, () => [0, '核验通过：没有发现改动。']))
  })

  test('after a rotation the old entries verify with the old key kept, and the new ones with the new key (PRV-04)', () => {
    const keyIds = new Set(evidenceOf(after).chains.flatMap(({ entries }) => entries.map(({ keyId }) => keyId)))
    const [both, none, onlyNew] = [verify(after, { key: bothKeys }), verify(after), verify(after, { key: bothKeys.split(',')[0] ?? '' })]
    expect([[...keyIds].sort(), both.code, none.code, onlyNew.code, onlyNew.text.includes('用的是别的密钥')]).toEqual([['k1', 'k2'], 0, 0, 1, true])
  })

  test('says how many entries only the key can prove, because no root holds them yet (PRV-04)', () => {
    expect(verify(after).text).toMatch(/\d+ 条晚于最近的根值，要有学校的链密钥/)
  })

  const forgeries: readonly (readonly [string, () => Buffer, string])[] = [
    ['a changed byte of an entry', () => withEntries(before, 'hours', (entries) => entries.map(raised)), '证据链里的一条被改过'],
    ['a removed entry', () => withEntries(before, 'watch', (entries) => entries.slice(1)), '证据链少了一条'],
    ['entries in another order', () => withEntries(after, 'watch', (entries) => entries.reverse()), '证据链的顺序不对'],
    ['a digest computed anew', () => withEntries(before, 'hours', (entries) => entries.map((entry) => ({ ...raised(entry), digest: digestOf(raised(entry), '', sha256) }))), '证据链和每日根值对不上'],
    ['a stretch credited higher', () => forged(before, (evidence) => ({ ...evidence, stretches: evidence.stretches.map((one) => ({ ...one, creditedMs: one.creditedMs + 1 })) })), '播放记录被改过'],
    ['another number of hours in the ledger', () => forged(before, (evidence) => ({ ...evidence, ledger: evidence.ledger.map((one) => ({ ...one, creditHours: 5600 })) })), '台账条目和证据链里的记录不同'],
    ['a root of one’s own', () => forged(before, (evidence) => ({ ...evidence, roots: evidence.roots.map((link) => ({ ...link, root: 'ab'.repeat(32) })) })), '每日根值前后接不上'],
  ]

  test.each(forgeries)('names %s and ends with another code than 0, without any key (PRV-04)', (_title, make, expected) => {
    const { code, text } = verify(make())
    expect([code, text.includes(expected), text.includes('核验没有通过')]).toEqual([1, true, true])
  })

  test('everything computed anew, up to a new root, is still named by the key and by the root from outside (PRV-04)', () => {
    const bundle = forged(before, whollyForged)
    const root = evidenceOf(before).roots.at(-1)?.root ?? ''
    const [alone, withKey, withRoot] = [verify(bundle), verify(bundle, { key: oldKey }), verify(bundle, { root })]
    expect([alone.code, alone.text.includes('根值还没有和校外的留存比对'), withKey.code, withKey.text.includes('不是用学校的密钥写的'), withRoot.code, withRoot.text.includes('手头的根值不在证据包里')]).toEqual([0, true, 1, true, 1, true])
  })

  test('names a file that was changed, added or taken out (PRV-04)', () => {
    const files = unzipSync(before)
    const changed = { ...files, '说明.html': strToU8('别的内容') }
    const added = { ...files, '另外.txt': strToU8('x') }
    const { '怎样核验.txt': _gone, ...without } = files
    const texts = [changed, added, without].map((content) => verify(Buffer.from(zipSync(content))))
    expect(texts.map(({ code, text }) => [code, /文件和清单里的指纹不同|清单之外的文件|不在包里/.exec(text)?.[0]])).toEqual([[1, '文件和清单里的指纹不同'], [1, '清单之外的文件'], [1, '不在包里']])
  })

  test('refuses what is no bundle in one sentence (SCR-03)', () => {
    const wrong = [Buffer.from('no zip'), Buffer.from(zipSync({ 'a.txt': strToU8('x') })), forged(before, (evidence) => ({ ...evidence, format: 'another' }))]
    for (const bundle of wrong) expect(() => verify(bundle)).toThrow(UsageError)
    expect(() => verifyFile(new Map(), {})).toThrow(UsageError)
  })

  test('runs as a terminal command, offline, with its exit code (OPS-01)', () => {
    const file = path.join(cloud.dataDir, 'command.zip')
    const exits = [before, withEntries(before, 'hours', (entries) => entries.map(raised))].map((bundle) => {
      fs.writeFileSync(file, bundle)
      const done = spawnSync(process.execPath, ['scripts/run.mjs', 'admin/main.ts', 'evidence.verify', file], { encoding: 'utf8', env: { ...process.env, CHAIN_KEY: '' } })
      return [done.status, /核验(通过|没有通过)/.exec(done.stdout)?.[1]]
    })
    expect(exits).toEqual([[0, '通过'], [1, '没有通过']])
  })
})

/** A forger without the key who computes all plain links, the way up and the roots anew. */
function whollyForged(evidence: BundleEvidence): BundleEvidence {
  let tree = ''
  const chains = evidence.chains.map((chain) => {
    if (!chain.chainId.startsWith('identity_') && !chain.chainId.startsWith('hours_')) return { ...chain, proof: null }
    const entries = chain.entries.reduce<ChainEntry[]>((done, entry) => {
      const changed = { ...entry, atMs: entry.atMs + 1 }
      return [...done, { ...changed, digest: digestOf(changed, done.at(-1)?.digest ?? '', sha256) }]
    }, [])
    const digest = entries.at(-1)?.digest ?? ''
    const leaf = { chainId: chain.chainId, length: chain.length, head: chain.head, digest }
    const proof = chain.proof && tree === '' ? { ...chain.proof, leaf } : null
    if (proof) tree = treeFromPath(leafHash(leaf, sha256), proof.path, sha256)
    return { ...chain, entries, digest, proof }
  })
  const link = evidence.roots.at(-1)
  if (!link) throw new Error('the bundle has no root')
  const own = { ...link, tree }
  return { ...evidence, chains, roots: [{ ...own, root: rootOf(own, sha256) }] }
}
