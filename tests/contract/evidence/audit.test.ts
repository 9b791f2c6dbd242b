// The audit against somebody with the database's password: every kind of tampering is named (HRS-03, PRV-04).
import { startLearningCloud, type LearningCloud, type Person } from '../learning/arrange'
import { earn, open, report } from '../learning/study'
import { cloudApp, codeOf, dataOf } from '../local-cloud'
import type { AdminData } from '../admin/arrange'
import type { EvidenceDocument } from '../../../cloudfunctions/platform/documents/house'
import { keyedHash, sha256 } from '../../../cloudfunctions/platform/sealing'
import { auditTexts, digestOf, headPurpose, type AuditKind } from '../../../src/domain/evidence'
import { inspect, secretsOf, type Inspection } from './arrange'

let cloud: LearningCloud
let inspection: Inspection
let idNumbers: Map<string, string>

beforeAll(async () => {
  cloud = await startLearningCloud()
  inspection = await inspect(cloud)
  idNumbers = new Map()
})
afterAll(() => cloud.stop())

/** Somebody who has earned one lesson and played another half, found by an own name. */
async function newStudent(): Promise<Person> {
  const person = await cloud.newcomer()
  idNumbers.set(person.traineeId, `学员${idNumbers.size + 1}`)
  await cloud.change('trainees', person.traineeId, { name: idNumbers.get(person.traineeId) })
  await earn(cloud, person, 'common-1')
  const opened = await open(cloud, person, 'common-2')
  await cloud.advance(60_000)
  await cloud.as(person, 'learning.closeLease', report(opened.data.lease.token, [[0, 60_000]]))
  return person
}

interface AuditData extends AdminData {
  readonly people: number
  readonly differences: number
  readonly job: { readonly state: string } | null
}

async function auditOf(person: Person): Promise<AuditData> {
  return dataOf(await inspection.admin<AuditData>('hours.audit', { name: idNumbers.get(person.traineeId) }))
}

/** The kinds of difference that the answer names. */
async function kindsOf(person: Person): Promise<AuditKind[]> {
  const { lines, differences, file } = await auditOf(person)
  expect([lines.length, file !== null]).toEqual([Math.min(20, differences), differences > 0])
  return (Object.keys(auditTexts) as AuditKind[]).filter((kind) => lines.some((line) => line.includes(`${auditTexts[kind]}（`)))
}

function collection(name: string) {
  return inspection.database.collection(name)
}

describe('an audit of one person', () => {
  test('finds nothing after honest study, and is recorded as a look (HRS-03, OPS-02)', async () => {
    const person = await newStudent()
    const { sentence, differences, file } = await auditOf(person)
    const [log] = await cloud.read<{ operation: string; subjects: string[] }>('operator_log', { operation: 'hours.audit' })
    expect([sentence.includes('没有差异'), differences, file, log?.subjects]).toEqual([true, 0, null, [person.traineeId]])
  })

  test('takes details that were destroyed by their term for no tampering: their anchors stay (PRV-01, PRV-04)', async () => {
    const person = await newStudent()
    await collection('progress').doc(`${person.periodId}_common-1`).update({ stretches: inspection.database.command.set([]), detailsDeletedAtMs: Date.now() })
    expect(await kindsOf(person)).toEqual([])
  })

  type Tampering = (person: Person) => Promise<unknown>
  const ledgerId = ({ periodId }: Person): string => `${periodId}_common-1_earned`
  const tamperings: readonly (readonly [string, Tampering, readonly AuditKind[]])[] = [
    ['hours raised in the ledger', (person) => collection('ledger').doc(ledgerId(person)).update({ creditHours: 1600 }), ['earned-hours-differ', 'ledger-altered']],
    ['a ledger entry put in', async (person) => collection('ledger').add({ ...(await cloud.read<object>('ledger', { _id: ledgerId(person) }))[0], _id: `${person.periodId}_common-2_earned`, lesson: 'common-2' }), ['earned-without-progress', 'earned-without-exercise', 'ledger-unproved']],
    ['a ledger entry deleted', (person) => collection('ledger').doc(ledgerId(person)).remove(), ['earned-missing', 'ledger-missing']],
    ['the same lesson earned twice', async (person) => collection('ledger').add({ ...(await cloud.read<object>('ledger', { _id: ledgerId(person) }))[0], _id: `${person.periodId}_again_earned` }), ['earned-twice', 'earned-misnamed', 'ledger-unproved']],
    ['a lesson marked as played', (person) => collection('progress').doc(`${person.periodId}_common-2`).update({ frontierMs: 1_000, complete: true }), ['progress-incomplete', 'frontier-differs']],
    ['exam hours without an exam', async (person) => collection('ledger').add({ ...(await cloud.read<object>('ledger', { _id: ledgerId(person) }))[0], _id: `${person.enrolmentId}_1_exam`, kind: 'exam-passed', part: 'exam', lesson: null, account: 'building', creditHours: 400 }), ['exam-hours-differ', 'ledger-unproved']],
    ['a stretch credited afterwards', async (person) => {
      const [progress] = await cloud.read<{ stretches: { creditedMs: number }[] }>('progress', { _id: `${person.periodId}_common-1` })
      return collection('progress').doc(`${person.periodId}_common-1`).update({ stretches: inspection.database.command.set(progress?.stretches.map((stretch) => ({ ...stretch, creditedMs: stretch.creditedMs + 1 })) ?? []) })
    }, ['stretch-altered', 'watch-head-differs']],
    ['the progress deleted', (person) => collection('progress').doc(`${person.periodId}_common-1`).remove(), ['earned-without-progress', 'stretch-missing']],
    ['an evidence entry changed', ({ traineeId }) => collection('evidence').doc(`hours_${traineeId}_1`).update({ content: inspection.database.command.set({ entry: 'another' }) }), ['ledger-unproved', 'ledger-missing', 'entry-altered']],
    ['an evidence entry deleted', ({ traineeId }) => collection('evidence').doc(`watch_${traineeId}_1`).remove(), ['stretch-unproved', 'frontier-differs', 'entry-missing']],
    ['the head of a chain forgotten', ({ traineeId }) => collection('chains').doc(`hours_${traineeId}`).remove(), ['chain-missing']],
    ['the end of a chain moved', ({ traineeId }) => collection('chains').doc(`watch_${traineeId}`).update({ length: 9 }), ['entry-missing', 'chain-end-differs']],
  ]

  test.each(tamperings)('names %s (HRS-03, PRV-04)', async (_title, tamper, expected) => {
    const person = await newStudent()
    await tamper(person)
    expect(await kindsOf(person)).toEqual(Object.keys(auditTexts).filter((kind) => (expected as readonly string[]).includes(kind)))
  })

  test('names a chain that was written anew with the key itself: the daily root knew better (PRV-04)', async () => {
    const person = await newStudent()
    await inspection.closeDay()
    const before = await kindsOf(person)
    const id = `hours_${person.traineeId}`
    const [entry] = await cloud.read<EvidenceDocument>('evidence', { _id: `${id}_1` })
    const forged = { ...(entry as EvidenceDocument), content: { ...entry?.content, tryNo: 7 } }
    const digest = digestOf(forged, '', sha256)
    const head = keyedHash(secretsOf(cloud)['CHAIN_KEY'] ?? '', headPurpose, '', digest)
    await collection('evidence').doc(`${id}_1`).update({ content: inspection.database.command.set(forged.content), digest, head })
    await collection('chains').doc(id).update({ digest, head })
    expect([before, await kindsOf(person)]).toEqual([[], ['root-differs']])
  })

  test('refuses who is no operator, nobody, and a name that several bear (OPS-02)', async () => {
    await cloud.newcomer()
    await cloud.newcomer()
    const codes = await Promise.all([inspection.admin('hours.audit', { key: 'wrong' }), inspection.admin('hours.audit', { name: '没有此人' }), inspection.admin('hours.audit', { name: '张建国' })])
    expect(codes.map(codeOf)).toEqual(['OPERATOR_REFUSED', 'PERSON_UNKNOWN', 'PERSON_AMBIGUOUS'])
  })
})

describe('an audit of everybody', () => {
  test('covers the operators: a record that was changed, deleted or put in is named with its author (OPS-02, PRV-04)', async () => {
    const [first, second] = (await cloud.read<{ _id: string; atMs: number }>('operator_log', { operatorId: 'op-inspector' })).sort((left, right) => left.atMs - right.atMs)
    const reasonBefore = dataOf(await inspection.admin<AuditData>('hours.audit', { reason: '核对操作记录' }))
    await collection('operator_log').doc(first?._id ?? '').update({ reason: '别的原因' })
    await collection('operator_log').doc(second?._id ?? '').remove()
    await collection('operator_log').add({ ...first, _id: 'put-in' })
    const { lines } = dataOf(await inspection.admin<AuditData>('hours.audit'))
    const ofOperators = lines.filter((line) => line.startsWith('工作人员 王老师：')).map((line) => (Object.keys(auditTexts) as AuditKind[]).find((kind) => line.includes(`${auditTexts[kind]}（`)))
    expect([reasonBefore.lines.filter((line) => line.startsWith('工作人员')), ofOperators.sort()]).toEqual([[], ['operator-entry-altered', 'operator-entry-missing', 'operator-entry-unproved']])
  })

  test('is a job beyond two hundred people: begun, carried on by the timer, shown by the same event; all differences in the sheet (OPS-04)', async () => {
    const person = await newStudent()
    await collection('ledger').doc(`${person.periodId}_common-1_earned`).update({ creditHours: 1600 })
    await collection('trainees').add(Array.from({ length: 210 }, (_, n) => ({ _id: `crowd-${n}`, version: 1, name: `众${n}`, idTail: '0000', reservedPhone: '' })))
    const all = () => inspection.admin<AuditData>('hours.audit')
    const begun = dataOf(await all())
    const running = dataOf(await all())
    await cloud.console('timer', { operation: 'timer.jobs', input: {} })
    const done = dataOf(await all())
    const again = dataOf(await all())
    const jobs = await cloud.read<{ _id: string }>('jobs', { operation: 'hours.audit' })
    expect([begun.job?.state, begun.next?.operation, running.job?.state, done.job?.state, jobs.length, again.differences]).toEqual(['running', 'hours.audit', 'running', 'done', 1, done.differences])
    // whomever the tests above tampered with is among them too
    expect([done.people, done.lines.length === Math.min(20, done.differences), done.differences >= 2, (await inspection.download(done.file ?? '')).subarray(0, 2).toString()]).toEqual([begun.people, true, true, 'PK'])
  })

  test('finished but cut off before its sheet was written is completed by the next who asks (integrity 35)', async () => {
    const [job] = await cloud.read<{ _id: string }>('jobs', { operation: 'hours.audit' })
    const before = dataOf(await inspection.admin<AuditData>('hours.audit'))
    await cloudApp(cloud).deleteFile({ fileList: [`cloud://local.local/audits/${job?._id}/summary.json`, `cloud://local.local/results/hours-audit-${job?._id}.xlsx`] })
    const after = dataOf(await inspection.admin<AuditData>('hours.audit'))
    expect([after.differences, (await inspection.download(after.file ?? '')).subarray(0, 2).toString()]).toEqual([before.differences, 'PK'])
  })
})
