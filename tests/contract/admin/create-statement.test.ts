import { readSheet } from 'read-excel-file/node'
import { codeOf, dataOf } from '../local-cloud'
import { openSchoolWithPeople, payAll, personRow, testEmployer, type School } from './arrange'

let school: School
beforeAll(async () => {
  school = await openSchoolWithPeople(0, [personRow(1), personRow(1, { specialty: '市政', item: '增项' }), personRow(2, { name: '=cmd' }), personRow(3, { name: '钱三' })])
  await payAll(school, 1)
}, 60_000)
afterAll(() => school.stop())

describe('the statement of an employer (ENR-02, ENR-05)', () => {
  test('lists main and additional fees without meals, what is paid and what is due, as a sheet too', async () => {
    const answer = dataOf(await school.admin('fees.createStatement', { employer: testEmployer }))
    expect([answer['totalFen'], answer['dueFen'], answer.sentence.includes('不含餐')]).toEqual([62_700 * 3 + 29_300, 62_700 * 2 + 29_300, true])
    const rows = await readSheet(Buffer.from(await (await fetch(answer.file ?? '')).arrayBuffer()))
    expect([rows.length, rows[1]?.slice(3, 8), rows.at(-1)?.[0]]).toEqual([1 + 4 + 1 + 1, ['建筑工程', '主项', 627, 627, 0], '缴费'])
  })

  test('makes cells harmless that look like formulas (OPS-03)', async () => {
    const { file } = dataOf(await school.admin('fees.createStatement', { employer: testEmployer }))
    const cells = (await readSheet(Buffer.from(await (await fetch(file ?? '')).arrayBuffer()))).flat()
    expect([cells.includes("'=cmd"), cells.filter((cell) => typeof cell === 'string' && /^[=+\-@]/.test(cell))]).toEqual([true, []])
  })

  test('looking is recorded; an unknown employer and a wrong key are refused (OPS-02)', async () => {
    expect([
      (await school.read('operator_log', { operation: 'fees.createStatement' })).length,
      codeOf(await school.admin('fees.createStatement', { employer: '没有这家公司' })),
      codeOf(await school.admin('fees.createStatement', { employer: testEmployer, key: 'x' })),
    ]).toEqual([2, 'EMPLOYER_UNKNOWN', 'OPERATOR_REFUSED'])
  })
})
