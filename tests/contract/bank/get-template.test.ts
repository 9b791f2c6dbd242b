import { codeOf, dataOf } from '../local-cloud'
import { countOf, openSchool, putCourse, tinyCourse, tinyRules, type School } from '../admin/arrange'
import { readSheets } from '../../../cloudfunctions/platform/spreadsheet.lazy'
import { judgeBankSheets } from '../../../src/domain/bank'

let school: School
beforeAll(async () => {
  school = await openSchool(tinyRules)
  for (const course of ['common', 'building'] as const) dataOf(await school.admin('catalogue.publishCourse', { path: await putCourse(school, tinyCourse(course)), confirm: true }))
}, 60_000)
afterAll(() => school.stop())

async function template(input = {}): Promise<{ bytes: Buffer; sentence: string }> {
  const { file, sentence } = dataOf(await school.admin('bank.getTemplate', input))
  return { bytes: Buffer.from(await (await fetch(file ?? '')).arrayBuffer()), sentence }
}

test('the template’s headings are those the import reads; its three examples are no questions', async () => {
  const { bytes } = await template()
  const [sheet] = await readSheets(bytes)
  const verdict = judgeBankSheets([{ name: '题库', rows: sheet?.rows ?? [] }], [])
  await school.put('incoming/template.xlsx', bytes)
  expect([sheet?.rows.slice(1, 4).map((row) => row[1]), verdict, codeOf(await school.admin('bank.import', { path: 'incoming/template.xlsx', courseId: 'building' }))]).toEqual([['单选题', '多选题', '判断题'], { kind: 'read', rows: [], sheetsRead: ['题库'] }, 'BANK_REFUSED'])
})

test('the bank in force comes out as a sheet that goes in again without a change', async () => {
  const { bytes, sentence } = await template({ courseId: 'building' })
  await school.put('incoming/again.xlsx', bytes)
  const again = dataOf(await school.admin('bank.import', { path: 'incoming/again.xlsx', courseId: 'building', replace: true, confirm: true }))
  const logs = await school.read<{ effect: string }>('operator_log', { operation: 'bank.getTemplate' })
  expect([sentence, countOf(again, '不变'), countOf(again, '有修改'), logs.some(({ effect }) => effect.startsWith('bank building_1'))]).toEqual([expect.stringContaining('共 60 道'), 60, 0, true])
})

test('is an operator’s with a key, for a course that has an exam', async () => {
  expect([codeOf(await school.admin('bank.getTemplate', { key: 'x' })), codeOf(await school.admin('bank.getTemplate', { courseId: 'common' }))]).toEqual(['OPERATOR_REFUSED', 'COURSE_UNKNOWN'])
})
