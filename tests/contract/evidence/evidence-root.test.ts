// The daily root (PRV-04): one number a day over all chains, and on its way out of the school.
import { startLearningCloud, type LearningCloud } from '../learning/arrange'
import { earn } from '../learning/study'
import type { EvidenceRootDocument, RootPartDocument } from '../../../cloudfunctions/platform/documents/house'
import { sha256 } from '../../../cloudfunctions/platform/sealing'
import { leafHash, rootOf, treeOf } from '../../../src/domain/evidence'
import { dataOf } from '../local-cloud'
import { inspect, type Inspection } from './arrange'

let cloud: LearningCloud
let inspection: Inspection

beforeAll(async () => {
  cloud = await startLearningCloud()
  inspection = await inspect(cloud)
})
afterAll(() => cloud.stop())

const run = () => cloud.console<{ day: string; state: string; chains: number; sent: number }>('timer', { operation: 'timer.evidenceRoot', input: {} })

async function rootsOf(): Promise<EvidenceRootDocument[]> {
  return (await cloud.read<EvidenceRootDocument>('evidence_roots', {})).sort((left, right) => (left._id < right._id ? -1 : 1))
}

interface Outbox {
  readonly sms: readonly { readonly phone: string; readonly templateId: string; readonly parameters: readonly string[] }[]
  readonly roots: readonly { readonly body: { readonly day: string; readonly root: string } }[]
}

describe('the daily root', () => {
  test('holds every chain once, in the order of their ids, and can be computed anew from its parts (PRV-04)', async () => {
    await earn(cloud, await cloud.newcomer(), 'common-1')
    await earn(cloud, await cloud.newcomer(), 'common-1')
    const { state } = await inspection.closeDay()
    const root = (await rootsOf()).at(-1) as EvidenceRootDocument
    const parts = await cloud.read<RootPartDocument>('root_parts', { _id: root.parts[0]?.partId })
    const leaves = parts[0]?.leaves ?? []
    const chains = await cloud.read<{ _id: string; length: number; digest: string }>('chains', {})
    const tree = treeOf(leaves.map((leaf) => leafHash(leaf, sha256)), sha256)
    expect({ state, ids: leaves.map(({ chainId }) => chainId), root: rootOf({ day: root._id, previous: root.previous, leaves: leaves.length, tree }, sha256) }).toEqual({
      state: 'sealed',
      ids: chains.map(({ _id }) => _id).sort(),
      root: root.root,
    })
  })

  test('is one per day: a repeat changes nothing and two runners at once make one (OPS-04)', async () => {
    await cloud.advance(24 * 3_600_000)
    const [first, second] = await Promise.all([run(), run()])
    const answers = [first, second].map((answer) => (answer.ok ? answer.data.day : answer.error.code))
    const third = dataOf(await run())
    const before = await rootsOf()
    await run()
    expect([new Set([...answers, third.day]).size, third.state, await rootsOf()]).toEqual([1, 'sealed', before])
  })

  test('links to the day before, and holds only what was added since (PRV-04)', async () => {
    const person = await cloud.newcomer()
    await earn(cloud, person, 'common-1')
    await inspection.closeDay()
    const roots = await rootsOf()
    const [before, last] = roots.slice(-2) as [EvidenceRootDocument, EvidenceRootDocument]
    const [part] = await cloud.read<RootPartDocument>('root_parts', { _id: last.parts[0]?.partId })
    const trainees = new Set(part?.leaves.map(({ chainId }) => chainId.split('_')[1]))
    expect([last.previous, last.previousDay, trainees.has(person.traineeId), trainees.size]).toEqual([before.root, before._id, true, 1])
  })

  test('leaves the school by two ways: the provincial centre and an SMS to a keeper outside (PRV-04, RPT-02)', async () => {
    const { day } = await inspection.closeDay()
    await cloud.advance(60_000)
    const root = (await rootsOf()).at(-1)
    const outbox = (await (await fetch(`${cloud.url}/emulator/outbox`)).json()) as Outbox
    const sms = outbox.sms.filter(({ templateId, parameters }) => templateId === 'evidence-root' && parameters[0] === day)
    const handedIn = outbox.roots.filter(({ body }) => body.day === day)
    expect([sms.map(({ phone, parameters }) => [phone, parameters.slice(1).join('')]), handedIn.map(({ body }) => body.root), root?.province.state, root?.province.receipt, root?.copy]).toEqual([[['13900000999', root?.root]], [root?.root], 'sent', `E${day}`, 'queued'])
  })

  test('of many chains is built in parts; cut off after the first it goes on from there, to the same value (OPS-04, integrity 35)', async () => {
    const chains = Array.from({ length: 600 }, (_, n) => ({ _id: `watch_many-${n}`, version: 1, length: 1, head: `h${n}`, digest: `d${n}`, atMs: 8_000_000_000_000 }))
    await inspection.database.collection('chains').add(chains)
    await inspection.closeDay()
    const sealed = (await rootsOf()).at(-1) as EvidenceRootDocument
    const [first] = sealed.parts
    const cut = { state: 'building', tree: '', root: '', sealedAtMs: null, after: first?.last, leaves: first?.leaves, version: sealed.version + 1 }
    await inspection.database.collection('evidence_roots').doc(sealed._id).update({ ...cut, parts: inspection.database.command.set([first]) })
    const done = dataOf(await run())
    const again = (await rootsOf()).at(-1)
    expect([sealed.parts.map(({ leaves }) => leaves), done.state, done.chains, again?.root]).toEqual([[512, 600 - 512], 'sealed', 600, sealed.root])
  })
})
