// One person's bundle (PRV-04): readable without our software, verifiable by anybody, after photos were deleted too.
import { productionRules } from '../../../src/domain/rules'
import { verifyBundle } from '../../../src/domain/evidence'
import { sha256 } from '../../../cloudfunctions/platform/sealing'
import { startExamCloud, type ExamCloud, type Person } from '../exam/arrange'
import { pass } from '../exam/journey'
import { codeOf, dataOf, startLocalCloud } from '../local-cloud'
import type { AdminData } from '../admin/arrange'
import { evidenceOf, filesOf, inspect, type Inspection } from './arrange'

let cloud: ExamCloud
let inspection: Inspection
let person: Person

interface ExportData extends AdminData {
  readonly path: string
  readonly sha256: string
}

beforeAll(async () => {
  cloud = await startExamCloud()
  inspection = await inspect(cloud)
  person = await cloud.newcomer({ name: '欧阳<b>建国' })
  await pass(cloud, person)
  await cloud.newcomer({ name: '别的学员' })
})
afterAll(() => cloud.stop())

async function bundleOf(): Promise<{ data: ExportData; bytes: Buffer }> {
  const data = dataOf(await inspection.admin<ExportData>('evidence.export', { name: person.name }))
  return { data, bytes: await inspection.download(data.file ?? '') }
}

describe('the evidence bundle of one person', () => {
  test('has a page, tables, data, rules, course versions, hashes and instructions, in Chinese (PRV-04)', async () => {
    const { data, bytes } = await bundleOf()
    const files = filesOf(bytes)
    const manifest = (files.get('文件清单.txt') ?? '').trim().split('\n')
    const names = [...files.keys()]
    expect(names.filter((name) => !name.startsWith('表格/')).sort()).toEqual(['怎样核验.txt', '数据/courses.json', '数据/evidence.json', '数据/rules.json', '文件清单.txt', '说明.html'])
    expect(names.filter((name) => name.startsWith('表格/')).map((name) => name.slice(6))).toEqual(['报名和班级.csv', '学时台账.csv', '学时明细（每节课每天）.csv', '播放记录（每一段）.csv', '学习验证.csv', '身份和同意.csv', '考试.csv', '照片（只有指纹，没有图像）.csv', '学时证明.csv', '工作人员的操作和查看.csv'])
    expect(manifest.filter((line) => sha256(files.get(line.slice(66)) ?? '') !== line.slice(0, 64))).toEqual([])
    expect([manifest.length, data.sha256, JSON.parse(files.get('数据/rules.json') ?? '[]')[0]]).toEqual([names.length - 1, sha256(bytes), { ...productionRules, ruleSetId: 'exam-tests' }])
  })

  test('tells on its page who, how many hours, the exam, its decision and the certificate, with the ID number masked and names as text (PRV-02)', async () => {
    const page = filesOf((await bundleOf()).bytes).get('说明.html') ?? ''
    const [certificate] = await cloud.read<{ _id: string }>('certificates', { traineeId: person.traineeId })
    const wanted = ['欧阳&lt;b&gt;建国', '60 / 60', '合格', '一致，照片一致', certificate?._id ?? '-', '周老师', '苏州第一建筑有限公司', '怎样核验']
    expect(wanted.filter((text) => !page.includes(text))).toEqual([])
    expect([page.includes(person.idNumber), page.includes(person.phone), page.includes('<b>'), /(src|href)=/.test(page), page.includes(person.idNumber.slice(-4))]).toEqual([false, false, false, false, true])
  })

  test('holds nothing of anybody else, no ID number, phone or openid anywhere (PRV-02)', async () => {
    const all = [...filesOf((await bundleOf()).bytes).values()].join('\n')
    expect([person.idNumber, person.phone, person.openid, '别的学员', 'idSealed'].filter((secret) => all.includes(secret))).toEqual([])
  })

  test('is recorded with its hash before the address is given; looking is changing (OPS-02)', async () => {
    const { data } = await bundleOf()
    const logged = await cloud.read<{ effect: string; subjects: string[] }>('operator_log', { operation: 'evidence.export' })
    expect(logged.filter(({ effect, subjects }) => effect.includes(data.sha256) && subjects.includes(person.traineeId)).length).toBe(1)
  })

  test('carries the way up to a daily root; a later one vouches for the same entries (PRV-04)', async () => {
    const before = evidenceOf((await bundleOf()).bytes)
    await inspection.closeDay()
    const after = evidenceOf((await bundleOf()).bytes)
    await inspection.closeDay()
    const { bytes, data } = await bundleOf()
    const last = evidenceOf(bytes)
    const verdicts = [after, last].map((bundle) => verifyBundle(bundle, sha256, null, []))
    expect(before.chains.length > 0 && after.chains.every(({ proof }) => proof !== null)).toBe(true)
    expect(verdicts.map(({ findings, entries, rooted }) => [findings.filter(({ kind }) => kind !== 'ledger-unproved'), rooted === entries])).toEqual([[[], true], [[], true]])
    expect([last.roots.length >= 2, data.lines.some((line) => line.includes(last.roots.at(-1)?.root ?? '-'))]).toEqual([true, true])
  })

  test('still opens and verifies after the photos were deleted; their hashes stay (PRV-01, PRV-04)', async () => {
    const photos = await cloud.read<{ _id: string; storagePath: string; sha256: string }>('photos', { traineeId: person.traineeId })
    for (const photo of photos) await cloud.change('photos', photo._id, { deletedAtMs: await cloud.now() })
    const { bytes } = await bundleOf()
    const { findings } = verifyBundle(evidenceOf(bytes), sha256, null, [])
    const table = filesOf(bytes).get('表格/08-照片（只有指纹，没有图像）.csv') ?? ''
    expect([photos.length >= 2, findings.filter(({ kind }) => kind !== 'ledger-unproved'), photos.every((photo) => table.includes(photo.sha256)), table.match(/已于 .{19} 删除/g)?.length]).toEqual([true, [], true, photos.length])
  })

  test('refuses who is no operator, nobody, and a name that several bear (OPS-02)', async () => {
    for (const name of ['同名', '同名']) await cloud.newcomer({ name })
    const codes = await Promise.all([inspection.admin('evidence.export', { key: 'wrong' }), inspection.admin('evidence.export', { name: '没有此人' }), inspection.admin('evidence.export', { name: '同名' })])
    expect(codes.map(codeOf)).toEqual(['OPERATOR_REFUSED', 'PERSON_UNKNOWN', 'PERSON_AMBIGUOUS'])
  })
})

test('a school that is not set up cannot export (OPS-01)', async () => {
  const empty = await startLocalCloud()
  try {
    const own = await inspect(empty)
    await own.database.collection('trainees').add({ _id: 't-1', version: 1, name: '学员', idTail: '1234' })
    expect(codeOf(await own.admin('evidence.export', { name: '学员' }))).toBe('SCHOOL_NOT_READY')
  } finally {
    await empty.stop()
  }
})
