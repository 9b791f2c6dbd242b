import { readSheet } from 'read-excel-file/node'
import { codeOf, dataOf } from '../local-cloud'
import { openSchoolWithPeople, payAll, todayInUtc8, type School } from './arrange'

let school: School
beforeAll(async () => {
  school = await openSchoolWithPeople(2)
  await payAll(school, 2)
  dataOf(await school.admin('class.open', { specialty: 'building', title: '建筑班', opensOn: todayInUtc8(), confirm: true }))
}, 60_000)
afterAll(() => school.stop())

describe('the progress of a class (OPS-03)', () => {
  test('says how many stand where, with a sheet of everybody', async () => {
    const answer = dataOf(await school.admin('reports.classProgress', { title: '建筑班' }))
    const rows = await readSheet(Buffer.from(await (await fetch(answer.file ?? '')).arrayBuffer()))
    expect([answer.lines, rows.length, (answer['people'] as { common: number }[]).map(({ common }) => common)]).toEqual([['还没登录绑定微信：2 人'], 3, [0, 0]])
  })

  test('the sheet’s address is private and expires', async () => {
    const { file } = dataOf(await school.admin('reports.classProgress', { title: '建筑班' }))
    const bare = (file ?? '').replace(/\?.*$/, '')
    await school.cloud.advance(2 * 3_600_000)
    expect([(await fetch(bare)).status === 200, (await fetch(file ?? '')).status === 200]).toEqual([false, false])
  })

  test('an unknown class is refused with the titles there are', async () => {
    const answer = await school.admin('reports.classProgress', { title: '没有的班' })
    expect([codeOf(answer), answer.ok ? null : answer.error.details, codeOf(await school.admin('reports.classProgress', { classId: 'none' })), codeOf(await school.admin('reports.classProgress', { title: '建筑班', key: 'x' }))]).toEqual(['CLASS_UNKNOWN', expect.objectContaining({ lines: ['建筑班'] }), 'CLASS_UNKNOWN', 'OPERATOR_REFUSED'])
  })
})
