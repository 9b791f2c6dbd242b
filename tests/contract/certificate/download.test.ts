import { extractText, getDocumentProxy } from 'unpdf'
import { makePng } from '../../images/make-image'
import { operator, secondOperator, startExamCloud, type ExamCloud, type Person } from '../exam/arrange'
import { pass } from '../exam/journey'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
}, 60_000)
afterAll(() => cloud.stop())

const download = (person: Person) => cloud.as(person, 'certificate.download', { enrolmentId: person.enrolmentId })

async function textOf(address: string): Promise<{ text: string; bytes: number }> {
  const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer())
  const size = bytes.length
  const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true })
  return { text: text.replace(/\s+/g, ''), bytes: size }
}

describe('certificate.download', () => {
  test('a PDF with number, whole name, rare characters too, specialty, hours and date, small enough to send (CRT-02)', async () => {
    const person = await cloud.newcomer({ name: '龑㛃䶮𠅤' })
    await pass(cloud, person)
    const { data } = await download(person)
    const { text, bytes } = await textOf(data.address)
    const wanted = ['学时证明', data.number, '龑㛃䶮𠅤', '建筑工程', '公共课16', '专业课（建筑工程）40', '考试4', '合计60', '苏州市智信建设职业培训学校', '扫码核验真伪', '（盖章）']
    expect([wanted.filter((part) => !text.includes(part)), bytes === data.bytes, bytes < 40_960, text.includes(person.idNumber)]).toEqual([[], true, true, false])
  })

  test('is made once: the second download is the same file', async () => {
    const person = await cloud.newcomer()
    await pass(cloud, person)
    const [first, second] = [await download(person), await download(person)]
    const [certificate] = await cloud.read<{ pdf: { path: string } }>('certificates', { enrolmentId: person.enrolmentId })
    expect([second.data.address.split('?')[0], certificate?.pdf.path]).toEqual([first.data.address.split('?')[0], expect.stringMatching(/^certificates\/XS.*\.pdf$/)])
  })

  test('carries the school’s seal as a picture', async () => {
    const person = await cloud.newcomer()
    await pass(cloud, person)
    await cloud.putFile('seals/school.png', makePng({ widthPx: 120, heightPx: 120 }))
    await cloud.change('school', 'school', { sealPath: 'seals/school.png' })
    const { data } = await download(person)
    await cloud.change('school', 'school', { sealPath: null })
    const pdf = Buffer.from(await (await fetch(data.address)).arrayBuffer()).toString('latin1')
    expect([pdf.includes('/Subtype /Image'), (await textOf(data.address)).text.includes('（盖章）'), data.bytes < 40_960]).toEqual([true, false, true])
  })

  test('there is none before the pass, and none after it was revoked', async () => {
    const [early, revoked] = [await cloud.newcomer(), await cloud.newcomer()]
    const paper = await pass(cloud, revoked)
    await cloud.admin('exam.cancelResult', { ...operator, ...secondOperator, attemptId: paper.attemptId, confirm: true })
    expect([(await download(early)).code, (await download(revoked)).code, (await cloud.as(early, 'certificate.download', { enrolmentId: revoked.enrolmentId })).code]).toEqual(['CERTIFICATE_NOT_ISSUED', 'CERTIFICATE_REVOKED', 'NOT_FOUND'])
  })
})
