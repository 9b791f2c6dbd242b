// roster.import from outside: sheets in, people in the database, a report for every row.
import { readSheet } from 'read-excel-file/node'
import { codeOf, dataOf } from '../local-cloud'
import { countOf, expiresLater, expiresPast, expiresSoon, heading, inventedId, openSchool, personRow, phoneOf, workbook, type School, type TestCell } from './arrange'

let school: School

beforeAll(async () => {
  school = await openSchool()
}, 60_000)
afterAll(() => school.stop())

let sheets = 0
async function hand(rows: readonly (readonly TestCell[])[], name = `sheet-${(sheets += 1)}.xlsx`): Promise<string> {
  await school.put(`incoming/${name}`, await workbook(rows))
  return `incoming/${name}`
}

async function reportOf(address: string | null): Promise<unknown[][]> {
  const reply = await fetch(address ?? '')
  return readSheet(Buffer.from(await reply.arrayBuffer()))
}

async function enrolmentsOf(n: number): Promise<Record<string, unknown>[]> {
  const [trainee] = await school.read<{ _id: string }>('trainees', { reservedPhone: phoneOf(n) })
  return trainee ? school.read('enrolments', { traineeId: trainee._id }) : []
}

describe('taking in a summary sheet', () => {
  test('a dry run reports every row and writes nothing (OPS-04)', async () => {
    const path = await hand([heading, personRow(1), personRow(2)])
    const answer = dataOf(await school.admin('roster.import', { path }))
    expect(answer.counts).toContainEqual({ label: '可报名', value: 2 })
    expect(answer.next?.input).toMatchObject({ path, confirm: true })
    expect(await enrolmentsOf(1)).toEqual([])
    expect(await school.read('rosters')).toEqual([])
  })

  test('confirmed, it enrols the people and keeps the sheet with its agent (ENR-04, ENR-10)', async () => {
    const path = await hand([['报名汇总表'], ['经办人：王芳', null, null, '电话：13900001111'], heading, personRow(3), personRow(3, { specialty: '市政', item: '增项' }), personRow(4)])
    const answer = dataOf(await school.admin<{ rosterId: string; sentence: string }>('roster.import', { path, confirm: true }))
    const [roster] = await school.read('rosters', { _id: answer.rosterId })
    expect(roster).toMatchObject({ agentName: '王芳', agentPhone: '13900001111', takenInBy: 'op-wang', employerName: '苏州测试建设有限公司', counts: { rows: 3, created: 3, refused: 0 } })
    const enrolments = await enrolmentsOf(3)
    expect(enrolments.map(({ specialty, item, feeFen, paidFen, route }) => ({ specialty, item, feeFen, paidFen, route }))).toEqual(
      expect.arrayContaining([
        { specialty: 'building', item: 'main', feeFen: 62700, paidFen: 0, route: 'platform' },
        { specialty: 'municipal', item: 'additional', feeFen: 29300, paidFen: 0, route: 'platform' },
      ]),
    )
    expect(new Set(enrolments.map(({ periodId }) => periodId)).size).toBe(1)
    const [trainee] = await school.read<{ idSealed: string; idTail: string }>('trainees', { reservedPhone: phoneOf(3) })
    expect([trainee?.idTail, trainee?.idSealed.includes(inventedId(3))]).toEqual([inventedId(3).slice(-4), false])
  })

  test('the same sheet again changes nothing (ENR-04)', async () => {
    const path = await hand([heading, personRow(5), personRow(6)])
    dataOf(await school.admin('roster.import', { path, confirm: true }))
    const before = [await enrolmentsOf(5), await enrolmentsOf(6)]
    const again = dataOf(await school.admin('roster.import', { path, confirm: true }))
    expect([countOf(again, '已报过'), countOf(again, '可报名')]).toEqual([2, 0])
    expect([await enrolmentsOf(5), await enrolmentsOf(6)]).toEqual(before)
  })

  test('the same person with the same specialty is refused inside a sheet and against the database (ENR-04)', async () => {
    const path = await hand([heading, personRow(7), personRow(7)])
    const inside = dataOf(await school.admin('roster.import', { path, confirm: true }))
    expect([countOf(inside, '可报名'), countOf(inside, '未通过')]).toEqual([1, 1])
    const other = await hand([heading, personRow(7), personRow(8)])
    const against = dataOf(await school.admin('roster.import', { path: other, confirm: true }))
    expect([countOf(against, '可报名'), countOf(against, '未通过')]).toEqual([1, 1])
    expect(against.lines.join()).toContain('已经报过名')
    expect((await enrolmentsOf(7)).length).toBe(1)
  })

  test('nothing is written for a bad row, and the report says why and how to mend it (ENR-04, ENR-11)', async () => {
    const path = await hand([
      heading,
      personRow(10),
      personRow(11, { id: 320503199901010000 }),
      personRow(12, { id: '3.20503E+17' }),
      personRow(13, { phone: '13912345678.5' }),
      personRow(14, { specialty: '装饰' }),
      personRow(15, { id: `${inventedId(15).slice(0, 17)}${inventedId(15)[17] === '0' ? '1' : '0'}` }),
      personRow(16, { item: '增项' }),
    ])
    const answer = dataOf(await school.admin('roster.import', { path, confirm: true }))
    expect([countOf(answer, '可报名'), countOf(answer, '未通过')]).toEqual([1, 6])
    const [, ...rows] = await reportOf(answer.file)
    expect(rows.map((row) => [row[0], row[1]])).toEqual([[2, '可报名'], ...[3, 4, 5, 6, 7, 8].map((n) => [n, '未通过'])])
    expect(rows.slice(1).map((row) => String(row[2]))).toEqual([
      expect.stringContaining('存成了数字'),
      expect.stringContaining('科学计数'),
      expect.stringContaining('小数点'),
      expect.stringContaining('六个专业'),
      expect.stringContaining('校验位'),
      expect.stringContaining('没有主项'),
    ])
    expect([typeof rows[0]?.[4], typeof rows[0]?.[5]]).toEqual(['string', 'string'])
    for (const n of [11, 12, 14, 15, 16]) expect(await enrolmentsOf(n)).toEqual([])
  })

  test('outside the three months it warns, and takes the row when the operator accepts with a reason (ENR-03)', async () => {
    const path = await hand([heading, personRow(20, { expires: expiresLater }), personRow(21, { expires: expiresPast })])
    const warned = dataOf(await school.admin('roster.import', { path, confirm: true }))
    expect([countOf(warned, '可报名'), countOf(warned, '待确认')]).toEqual([1, 1])
    expect([(await enrolmentsOf(20)).length, (await enrolmentsOf(21))[0]?.['route']]).toEqual([0, 'direct'])
    const taken = dataOf(await school.admin('roster.import', { path, acceptWarnings: true, reason: '企业集中报名', confirm: true }))
    expect([countOf(taken, '可报名'), countOf(taken, '已报过')]).toEqual([1, 1])
    expect((await enrolmentsOf(20))[0]?.['acceptedWarnings']).toEqual({ codes: ['TOO_EARLY'], operatorId: 'op-wang', reason: '企业集中报名' })
  })

  test('a messy sheet is read: title rows, merged and blank rows, full-width digits, Excel dates, phones as numbers (ENR-04, ENR-11)', async () => {
    const serial = Math.floor(Date.parse(`${expiresSoon}T00:00:00Z`) / 86_400_000) + 25_569
    const wide = [...phoneOf(31)].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('')
    const path = await hand([
      ['２０２６年二级建造师继续教育报名汇总表', null, null, null, null, null],
      [null],
      ['序号', '姓 名', '身份证号（18位）', '联系电话*', '报考专业', '单位名称：', '有效期至'],
      [1, '张 三', inventedId(30).toLowerCase(), Number(phoneOf(30)), '建筑工程（主项）、市政（增项）', '苏州混乱建设(集团)有限公司', serial],
      [null, null, null, null, null, null, null],
      [2, '李四', ` ${inventedId(31)} `, wide, '房建', null, `${expiresSoon.slice(0, 4)}年${Number(expiresSoon.slice(5, 7))}月${Number(expiresSoon.slice(8))}日`],
      [null, null, null, null, '机电 增项', null, null],
      [3, '阿卜杜.拉', inventedId(32), phoneOf(32), '水利', '苏州混乱建设（集团）有限公司', new Date(`${expiresSoon}T00:00:00Z`)],
      ['合计', null, 3, null, null, null, null],
      ['经办人：赵敏', null, null, '13900002222', null, null, null],
    ])
    const answer = dataOf(await school.admin('roster.import', { path, confirm: true }))
    expect([answer.lines.filter((line) => line.includes('未通过')), countOf(answer, '可报名')]).toEqual([[], 4])
    expect((await enrolmentsOf(30)).map(({ specialty }) => specialty).sort()).toEqual(['building', 'municipal'])
    expect((await enrolmentsOf(31)).map(({ specialty, item }) => [specialty, item]).sort()).toEqual([['building', 'main'], ['mechanical-electrical', 'additional']])
    const employers = await school.read<{ name: string; agentName: string }>('employers', { name: '苏州混乱建设（集团）有限公司' })
    expect(employers.map(({ agentName }) => agentName)).toEqual(['赵敏'])
  })

  test('a second specialty handed in later joins the same registration period, with one main (ENR-09)', async () => {
    dataOf(await school.admin('roster.import', { path: await hand([heading, personRow(40)]), confirm: true }))
    const secondMain = dataOf(await school.admin('roster.import', { path: await hand([heading, personRow(40, { specialty: '公路' })]), confirm: true }))
    expect(secondMain.lines.join()).toContain('已有主项')
    dataOf(await school.admin('roster.import', { path: await hand([heading, personRow(40, { specialty: '公路', item: '增项' })]), confirm: true }))
    const enrolments = await enrolmentsOf(40)
    expect([enrolments.length, new Set(enrolments.map(({ periodId }) => periodId)).size]).toEqual([2, 1])
  })
})

describe('what roster.import refuses', () => {
  test('.xls, .et, locked, text and damaged files, each with the mend in one sentence (ENR-11)', async () => {
    const compound = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
    const locked = Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')])
    const files: [string, Buffer, string][] = [
      ['old.xls', compound, '旧版 .xls'],
      ['wps.et', compound, '.et'],
      ['locked.xlsx', locked, '密码'],
      ['table.csv', Buffer.from('姓名,身份证号'), '文本表格'],
      ['page.xls', Buffer.from('<html><table></table></html>'), '网页格式'],
      ['empty.xlsx', Buffer.alloc(0), '空的'],
      ['torn.xlsx', Buffer.from('PK\u0003\u0004 and no more'), '损坏'],
    ]
    for (const [name, bytes, mend] of files) {
      await school.put(`bad/${name}`, bytes)
      const answer = await school.admin('roster.import', { path: `bad/${name}` })
      expect([name, codeOf(answer), answer.ok ? '' : (answer.error.details as { sentence: string }).sentence]).toEqual([name, 'FILE_REFUSED', expect.stringContaining(mend)])
    }
  })

  test('a file that is not there, a sheet without headings, an unknown rule set, a wrong key', async () => {
    const path = await hand([heading, personRow(50)])
    expect([
      codeOf(await school.admin('roster.import', { path: 'nowhere.xlsx' })),
      codeOf(await school.admin('roster.import', { path: await hand([['姓名', '电话'], ['张三', '139']]) })),
      codeOf(await school.admin('roster.import', { path: await hand([heading]) })),
      codeOf(await school.admin('roster.import', { path, ruleSetId: 'never' })),
      codeOf(await school.admin('roster.import', { path, key: 'WRONG' })),
      codeOf(await school.admin('roster.import', { path: '../secrets' })),
    ]).toEqual(['FILE_MISSING', 'ROSTER_REFUSED', 'ROSTER_REFUSED', 'RULES_UNKNOWN', 'OPERATOR_REFUSED', 'BAD_REQUEST'])
  })
})

describe('a long sheet', () => {
  test('1,000 people go in as a job that the timer carries on; a repeat shows the progress and counts each once (ENR-04, OPS-04)', async () => {
    const people = 1_000
    const path = await hand([heading, ...Array.from({ length: people }, (_, index) => personRow(1000 + index, { employer: `苏州第${index % 40}建设有限公司` }))])
    const startedAt = Date.now()
    const first = dataOf(await school.admin<{ job: { state: string; total: number }; sentence: string }>('roster.import', { path, confirm: true }))
    const answeredAfter = Date.now() - startedAt
    expect(first.job).toMatchObject({ state: 'running', total: people })
    const repeat = dataOf(await school.admin<{ job: { state: string } }>('roster.import', { path, confirm: true }))
    expect(repeat.job.state).toBe('running')
    let state = 'running'
    for (let tick = 0; tick < 30 && state === 'running'; tick += 1) {
      await school.cloud.advance(10_000)
      state = (await school.read<{ state: string }>('jobs', { operation: 'roster.import' }))[0]?.state ?? ''
    }
    const seconds = (Date.now() - startedAt) / 1000
    console.error(`1,000 people: answered after ${answeredAfter} ms, written after ${seconds.toFixed(1)} s`)
    const again = dataOf(await school.admin('roster.import', { path, confirm: true }))
    expect([state, countOf(again, '已报过'), countOf(again, '可报名')]).toEqual(['done', people, 0])
    expect(seconds).toBeLessThan(60)
  }, 120_000)
})
