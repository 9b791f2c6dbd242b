// The daily root (PRV-04): reads the chains extended since the root before, in the order of their ids, a part at a time;
// cut anywhere, the next run goes on from the last part. See docs/decisions/0014.
import { leafHash, leavesPerPart, rootOf, treeOf, type ChainHead } from '../../../src/domain/evidence'
import { addDays, dayOf, type Day } from '../../../src/domain/units'
import type { Where } from '../cloudbase/database'
import type { Context } from '../context'
import type { EvidenceRootDocument } from '../documents/house'
import { queueMessage } from '../messages'
import { CommitConflict } from '../refusal'
import { sha256 } from '../sealing'
import { clockSkewMs } from './chain-proofs'

type Needs = Pick<Context, 'database' | 'secrets' | 'nowMs'>

/** The last day that is over. */
export function dayToClose(nowMs: number): Day {
  return addDays(dayOf(nowMs), -1)
}

/** Builds the day's root as far as there is time; the same call again goes on, or answers with the sealed one. */
export async function buildRoot(context: Needs, hasTime: () => boolean): Promise<EvidenceRootDocument> {
  const day = dayToClose(context.nowMs)
  let root = (await context.database.get('evidence_roots', day)) ?? (await beginRoot(context, day))
  while (root.state === 'building' && hasTime()) root = await addPart(context, root)
  return root
}

async function beginRoot(context: Needs, day: Day): Promise<EvidenceRootDocument> {
  // A root that was begun and never sealed holds nothing: the new one takes up where the last sealed one began to read.
  const [before] = await context.database.find('evidence_roots', { state: 'sealed' }, { orderBy: [['_id', 'desc']], limit: 1 })
  const begun: EvidenceRootDocument = {
    _id: day,
    version: 1,
    state: 'building',
    fromMs: before ? before.readFromMs - clockSkewMs : 0,
    readFromMs: context.nowMs,
    after: '',
    parts: [],
    leaves: 0,
    previousDay: before?._id ?? null,
    previous: before?.root ?? '',
    tree: '',
    root: '',
    sealedAtMs: null,
    province: { state: 'waiting', tries: 0, nextTryAtMs: context.nowMs, receipt: null, lastError: null },
    copy: null,
  }
  if (!(await context.database.createIfAbsent('evidence_roots', begun))) throw new CommitConflict('another run began the root')
  return begun
}

async function addPart(context: Needs, root: EvidenceRootDocument): Promise<EvidenceRootDocument> {
  const where = { atMs: { gte: root.fromMs }, _id: { gt: root.after } } as Where<'chains'>
  const chains = await context.database.find('chains', where, { orderBy: [['_id', 'asc']], limit: leavesPerPart })
  if (chains.length === 0) return seal(context, root)
  const leaves: ChainHead[] = chains.map(({ _id: chainId, length, head, digest }) => ({ chainId, length, head, digest }))
  const tree = treeOf(leaves.map((leaf) => leafHash(leaf, sha256)), sha256)
  const [first, last] = [leaves[0]?.chainId ?? '', leaves.at(-1)?.chainId ?? '']
  const partId = `${root._id}_${root.parts.length}_${tree.slice(0, 16)}`
  await context.database.put('root_parts', { _id: partId, leaves })
  const change = { parts: [...root.parts, { partId, first, last, leaves: leaves.length, tree }], leaves: root.leaves + leaves.length, after: last, version: root.version + 1 }
  if (!(await context.database.updateIf('evidence_roots', { _id: root._id, version: root.version }, change))) throw new CommitConflict('another run builds the root')
  return { ...root, ...change }
}

/** The number is fixed, and on its way out, in one commit. */
async function seal(context: Needs, root: EvidenceRootDocument): Promise<EvidenceRootDocument> {
  const tree = treeOf(root.parts.map((part) => part.tree), sha256)
  const value = rootOf({ day: root._id, previous: root.previous, leaves: root.leaves, tree }, sha256)
  const phone = context.secrets.setting('EVIDENCE_ROOT_PHONE')
  const hasProvince = context.secrets.setting('PROVINCE_URL') !== ''
  const change = {
    state: 'sealed' as const,
    tree,
    root: value,
    sealedAtMs: context.nowMs,
    copy: phone === '' ? ('nowhere' as const) : ('queued' as const),
    province: { ...root.province, state: hasProvince ? ('waiting' as const) : ('nowhere' as const) },
    version: root.version + 1,
  }
  await context.database.transact(async (transaction) => {
    const current = await transaction.get('evidence_roots', root._id)
    if (current?.version !== root.version) throw new CommitConflict('another run seals the root')
    await transaction.update('evidence_roots', root._id, change)
    // Two halves: a template's parameter holds at most forty characters.
    if (phone !== '') await queueMessage(transaction, context, { kind: 'evidence-root', subject: root._id, traineeId: null, phone, params: [root._id, value.slice(0, 32), value.slice(32)] })
  })
  return { ...root, ...change }
}
