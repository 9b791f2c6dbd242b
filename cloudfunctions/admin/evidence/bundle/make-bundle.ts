// The bundle as bytes: page, tables, data, and a manifest of their hashes (PRV-04).
import { zipSync, strToU8 } from 'fflate'
import { bundleFiles, bundleFormat, manifestLine, type BundleChain, type BundleEvidence } from '../../../../src/domain/evidence'
import type { Context } from '../../../platform/context'
import { linkOf, openRootBook, type RootBook } from '../../../platform/evidence/chain-proofs'
import { watchRecordsOf } from '../../../platform/evidence/audit-people'
import { chainIdOf, type PersonRecords } from '../../../platform/evidence/person-records'
import { sha256 } from '../../../platform/sealing'
import { instructionsOf, stepsOf } from './instructions'
import type { BundleRecords } from './load-bundle'
import { pageOf } from './page'
import { csvOf } from './table'
import { tablesOf } from './tables'

export async function makeBundle(context: Pick<Context, 'database' | 'nowMs'>, bundle: BundleRecords): Promise<{ readonly bytes: Buffer; readonly evidence: BundleEvidence }> {
  const evidence = await evidenceOf(context, bundle)
  const tables = tablesOf(bundle)
  const instructions = instructionsOf(evidence)
  const { periods, courses } = bundle.records
  const rules = [...new Map(periods.map((period) => [period.ruleSetId, period.rules])).values()]
  const files = new Map<string, string>([
    [bundleFiles.explanation, pageOf(bundle, evidence, tables, stepsOf(evidence))],
    [bundleFiles.instructions, instructions],
    ...tables.map((table, index) => [`表格/${String(index + 1).padStart(2, '0')}-${table.title}.csv`, csvOf(table)] as const),
    [bundleFiles.evidence, json(evidence)],
    [bundleFiles.rules, json(rules)],
    [bundleFiles.courses, json([...courses.values()])],
  ])
  const manifest = [...files].map(([name, content]) => manifestLine(sha256(content), name)).join('\n')
  const entries = [...files, [bundleFiles.manifest, `${manifest}\n`] as const].map(([name, content]) => [name, strToU8(content)] as const)
  return { bytes: Buffer.from(zipSync(Object.fromEntries(entries), { mtime: context.nowMs })), evidence }
}

function json(content: unknown): string {
  return `${JSON.stringify(content, null, 1)}\n`
}

async function evidenceOf(context: Pick<Context, 'database' | 'nowMs'>, { trainee, records }: BundleRecords): Promise<BundleEvidence> {
  const book = await openRootBook(context)
  const chains: BundleChain[] = []
  for (const { _id: chainId, length, head, digest } of records.chains) chains.push({ chainId, length, head, digest, ...(await withProof(book, records, chainId)) })
  const proofDays = chains.flatMap(({ proof }) => proof?.day ?? []).sort()
  const { stretches, running, progress, end } = watchRecordsOf(records)
  return {
    format: bundleFormat,
    madeAtMs: context.nowMs,
    traineeId: trainee._id,
    chains,
    roots: book.roots.filter(({ _id }) => proofDays[0] !== undefined && _id >= proofDays[0]).map(linkOf),
    stretches: [...stretches].sort((left, right) => left.n - right.n),
    running,
    progress,
    watchEnd: end,
    ledger: records.ledger.map(({ _id: id, account, creditHours, courseId, courseVersion }) => ({ id, account, creditHours, courseId, courseVersion })),
    photos: records.photos.map(({ _id: photoId, sha256: hash, deletedAtMs }) => ({ photoId, sha256: hash, deletedAtMs })),
  }
}

async function withProof(book: RootBook, records: PersonRecords, chainId: string): Promise<Pick<BundleChain, 'entries' | 'proof'>> {
  const own = records.entries.filter((entry) => chainIdOf(entry) === chainId)
  const place = await book.placeOf(chainId, own)
  const entries = own.map(({ stream, subject, n, previous, head, digest, keyId, content, atMs }) => ({ stream, subject, n, previous, head, digest, keyId, content, atMs }))
  return { entries, proof: place && { leaf: place.leaf, path: await book.pathOf(place), day: place.root._id } }
}
