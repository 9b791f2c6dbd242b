import { describeFindings, judgeRoster, settlePerson, type KnownPerson, type RosterRow, type SettledRow } from '../../../src/domain/enrolment'
import type { SheetRow } from '../../../src/domain/sheet'
import vectors from '../../vectors/enrolment/sheets.json'

const today = '2026-11-23'
const heading = ['姓名', '身份证号', '手机号', '专业', '主项/增项', '注册有效期至']

function settle(rows: readonly SheetRow[], known: KnownPerson | null, acceptWarnings: boolean): SettledRow[] {
  const verdict = judgeRoster([heading, ...rows], { today, windowMonths: 3, employer: '测试企业' })
  if (verdict.kind === 'refused') throw new Error('the heading was not found')
  const people = new Map<string, RosterRow[]>()
  for (const row of verdict.rows) people.set(row.idNumber, [...(people.get(row.idNumber) ?? []), row])
  return [...people.values()].flatMap((own) => settlePerson(own, known, { rosterId: 'this-sheet', today, acceptWarnings })).sort((left, right) => left.row - right.row)
}

function told(rows: readonly SettledRow[]): unknown[] {
  return rows.map((row) => [row.row, row.outcome, [...row.problems.map(({ code }) => code), ...row.warnings, ...row.notes], row.enrolments.map(({ specialty, item }) => [specialty, item])])
}

describe('the rows of a summary sheet (ENR-03, ENR-04, ENR-09, ENR-11)', () => {
  test.each(vectors)('$why', ({ rows, known, acceptWarnings, result }) => {
    const person = known ? ({ ...known, traineeId: 't1', periodKeys: known.enrolments.map(({ periodKey }) => periodKey) } as KnownPerson) : null
    expect(told(settle(rows as SheetRow[], person, acceptWarnings ?? false))).toEqual(result)
  })

  test('every finding has a sentence, and none shows an ID number', () => {
    const rows = vectors.flatMap((vector) => settle(vector.rows as SheetRow[], null, false))
    const sentences = rows.flatMap((row) => describeFindings(row, 3))
    expect(sentences.filter((sentence) => sentence === '' || /\d{17}/.test(sentence))).toEqual([])
  })

  test('a second direct application within a year joins the first one’s period', () => {
    const known: KnownPerson = { traineeId: 't1', name: '张三', phone: '13812345678', periodKeys: ['direct-2026-03-01', 'direct-2020-03-01'], enrolments: [] }
    const [row] = settle([['张三', '11010519491231002X', '13812345678', '建筑', '主项', '']], known, true)
    expect([row?.outcome, row?.periodKey, row?.route]).toEqual(['new', 'direct-2026-03-01', 'direct'])
  })

  test('the agent is read from the lines above or below the people (ENR-10)', () => {
    const person = ['张三', '11010519491231002X', '13812345678', '建筑', '主项', '2027-01-31']
    const agents = [
      [['经办人：陈敏　　联系电话：13800000100'], heading, person],
      [heading, person, ['经办人: 陈敏', null, '联系电话 13800000100']],
    ].map((sheet) => judgeRoster(sheet as SheetRow[], { today, windowMonths: 3, employer: '测试企业' }))
    expect(agents.map((verdict) => (verdict.kind === 'read' ? verdict.agent : null))).toEqual([
      { name: '陈敏', phone: '13800000100' },
      { name: '陈敏', phone: '13800000100' },
    ])
  })
})
