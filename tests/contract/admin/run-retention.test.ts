import { readSheet } from 'read-excel-file/node'
import { operator, startExamCloud, type ExamCloud } from '../exam/arrange'
import { sit } from '../exam/journey'
import { codeOf, dataOf } from '../local-cloud'
import { emptySchool } from './arrange'
import { fateOf } from './retention-run'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
}, 60_000)
afterAll(() => cloud.stop())

const run = (change = {}) => cloud.admin('retention.run', { ...operator, ...change })

describe('retention.run', () => {
  test('says what waits, deletes on confirmation, and hands out the records as a sheet (PRV-01)', async () => {
    const person = await cloud.newcomer()
    await sit(cloud, person, false)
    await cloud.as(person, 'exam.withdrawConsent', {})
    const dry = await run()
    const kept = await fateOf(cloud, person)
    const done = await run({ confirm: true })
    const after = await run()
    const sheets = await readSheet(Buffer.from(await (await fetch(after.data.file)).arrayBuffer()))
    const text = JSON.stringify(sheets)
    expect([dry.data.counts.find(({ label }: { label: string }) => label === '本人要求').value, kept, done.data.counts[0], await fateOf(cloud, person), after.data.lines[0], text.includes('本人要求'), text.includes(person.idNumber)]).toEqual([
      1,
      ['entry kept', 'exit kept'],
      { label: '照片', value: 2 },
      ['entry gone', 'exit gone'],
      expect.stringContaining('人脸照片 2 份（本人要求）'),
      true,
      false,
    ])
  })

  test('is an operator’s with a key, in a school that is set up', async () => {
    const { cloud: empty, setupKey } = await emptySchool()
    const { staffKey } = dataOf(await empty.console<{ staffKey: string }>('admin', { operation: 'staff.appointFirst', input: { setupKey, operator: 'op-wang', name: '王老师' } }))
    const tooSoon = codeOf(await empty.console('admin', { operation: 'retention.run', input: { operator: 'op-wang', key: staffKey, reason: '测试' } }))
    await empty.stop()
    expect([(await run({ key: 'wrong' })).code, tooSoon]).toEqual(['OPERATOR_REFUSED', 'SCHOOL_NOT_READY'])
  })
})
