// npm run admin -- evidence.verify <bundle.zip>: checks a bundle on this computer, without network (PRV-04). Exit code 0
// when nothing differs, 1 when something does.
import { createHash, createHmac } from 'node:crypto'
import fs from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { bundleFiles, bundleFormat, describeFinding, keyedMessage, manifestLine, readChainKeys, verifyBundle, type AuditFinding, type BundleEvidence, type BundleVerdict, type VerifierKeys } from '../src/domain/evidence'
import { formatCreditHours } from '../src/domain/certificate'
import { specialtyNames, type Specialty } from '../src/domain/specialty'
import { UsageError } from './event'

const linesShown = 50

export function verifyFile(flags: ReadonlyMap<string, string>, environment: Readonly<Record<string, string | undefined>>): number {
  const file = flags.get('')
  if (file === undefined || !fs.existsSync(file)) throw new UsageError(file === undefined ? '要写证据包的文件名：npm run admin -- evidence.verify <证据包.zip>' : `没有“${file}”这个文件。`)
  const bytes = fs.readFileSync(file)
  const files = unzip(bytes, file)
  const evidence = readEvidence(files)
  const outside = (flags.get('root') ?? '').split(',').map((part) => part.trim().toLowerCase()).filter((part) => part !== '')
  if (outside.some((root) => !/^[0-9a-f]{64}$/.test(root))) throw new UsageError('--root 要写 64 位的根值。')
  const keys = keysOf(environment['CHAIN_KEY'])
  const ofFiles = verifyManifest(files)
  const verdict = verifyBundle(evidence, sha256, keys, outside)
  const findings = [...ofFiles, ...verdict.findings]
  console.log(report(sha256(bytes), findings, verdict, evidence, { hasKey: keys !== null, isCompared: outside.length > 0 }))
  return findings.length === 0 ? 0 : 1
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** One person's records are a few megabytes; an archive far beyond is made to fill the memory. */
const mostUnpackedBytes = 500_000_000

function unzip(bytes: Uint8Array, file: string): Map<string, Uint8Array> {
  let total = 0
  const isWithin = ({ originalSize }: { readonly originalSize: number }): boolean => (total += originalSize) <= mostUnpackedBytes
  try {
    const files = new Map(Object.entries(unzipSync(bytes, { filter: isWithin })))
    if (total > mostUnpackedBytes) throw new UsageError(`“${file}”解开以后太大，不是证据包，没有打开。`)
    return files
  } catch (error) {
    if (error instanceof UsageError) throw error
    // The library knows no more than that it is no readable .zip.
    throw new UsageError(`“${file}”不是证据包（.zip），或已损坏。`)
  }
}

function readEvidence(files: ReadonlyMap<string, Uint8Array>): BundleEvidence {
  const bytes = files.get(bundleFiles.evidence)
  if (!bytes) throw new UsageError(`包里没有 ${bundleFiles.evidence}，这不是证据包。`)
  let evidence: Readonly<Record<string, unknown>>
  try {
    evidence = JSON.parse(strFromU8(bytes)) as Readonly<Record<string, unknown>>
  } catch {
    throw new UsageError(`${bundleFiles.evidence} 读不了，文件已损坏。`)
  }
  if (evidence['format'] !== bundleFormat) throw new UsageError(`不认识这种证据包（${String(evidence['format'])}），请用新版本的程序核验。`)
  if (!hasAllLists(evidence)) throw new UsageError(`${bundleFiles.evidence} 缺了内容，文件已损坏。`)
  return evidence as unknown as BundleEvidence
}

function hasAllLists(evidence: Readonly<Record<string, unknown>>): boolean {
  const lists = ['chains', 'roots', 'stretches', 'running', 'progress', 'ledger', 'photos'] satisfies (keyof BundleEvidence)[]
  return lists.every((name) => Array.isArray(evidence[name]))
}

function keysOf(text: string | undefined): VerifierKeys | null {
  if (!text) return null
  const keys = new Map(readChainKeys(text).map(({ keyId, hex }) => [keyId, hex]))
  return {
    keyIds: [...keys.keys()],
    hash(keyId, purpose, ...parts) {
      const hex = keys.get(keyId)
      return hex === undefined ? null : createHmac('sha256', Buffer.from(hex, 'hex')).update(keyedMessage(purpose, parts)).digest('hex')
    },
  }
}

function verifyManifest(files: ReadonlyMap<string, Uint8Array>): AuditFinding[] {
  const listed = strFromU8(files.get(bundleFiles.manifest) ?? new Uint8Array()).split('\n').filter((line) => line !== '')
  const names = new Set(listed.map((line) => line.slice(66)))
  const ofListed = listed.flatMap((line): AuditFinding[] => {
    const name = line.slice(66)
    const content = files.get(name)
    if (!content) return [{ kind: 'file-missing', where: name, detail: '' }]
    return manifestLine(sha256(content), name) === line ? [] : [{ kind: 'file-altered', where: name, detail: '' }]
  })
  const unlisted = [...files.keys()].filter((name) => name !== bundleFiles.manifest && !names.has(name)).map((name): AuditFinding => ({ kind: 'file-unlisted', where: name, detail: '' }))
  return [...ofListed, ...unlisted]
}

/** What the chain proves, for whoever compares it with the page: the page itself proves nothing. */
function hoursOf(ledger: BundleEvidence['ledger']): string {
  const sums = new Map<string, number>()
  for (const { account, creditHours } of ledger) sums.set(account, (sums.get(account) ?? 0) + creditHours)
  if (sums.size === 0) return '没有'
  return [...sums].map(([account, sum]) => `${account === 'common' ? '公共课' : (specialtyNames[account as Specialty] ?? account)} ${formatCreditHours(sum)}`).join('，')
}

function report(hash: string, findings: readonly AuditFinding[], { entries, rooted, newest }: BundleVerdict, { ledger }: BundleEvidence, known: { readonly hasKey: boolean; readonly isCompared: boolean }): string {
  const shown = findings.slice(0, linesShown).map((finding) => `  · ${describeFinding(finding)}`)
  const rest = entries - rooted
  return [
    findings.length === 0 ? '核验通过：没有发现改动。' : `核验没有通过：${findings.length} 处不符。`,
    ...shown,
    ...(findings.length > linesShown ? [`  · 另有 ${findings.length - linesShown} 处`] : []),
    `  证据包 SHA-256：${hash}`,
    `  证据链里的学时：${hoursOf(ledger)}。`,
    '  说明页和表格是给人看的，不在证据链里，只和文件清单核对过：有出入时以证据链为准，并请学校核对上面的 SHA-256。',
    `  证据 ${entries} 条，其中 ${rooted} 条由每日根值担保。`,
    ...(newest ? [`  包里最近的每日根值 ${newest.day}：${newest.root}`] : []),
    ...(known.isCompared ? ['  已和手头的根值比对。'] : ['  根值还没有和校外的留存比对：请向省中心或保管人要来，用 --root 写上。']),
    ...(known.hasKey ? ['  已用学校的链密钥核对每一条。'] : rest > 0 ? [`  ${rest} 条晚于最近的根值，要有学校的链密钥（环境变量 CHAIN_KEY）才能证明。`] : []),
  ].join('\n')
}
