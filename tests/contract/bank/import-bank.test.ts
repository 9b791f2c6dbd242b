// bank.import from outside: a question sheet in, a new revision of the bank, a report for every row.
import { readSheet } from 'read-excel-file/node'
import { codeOf, dataOf } from '../local-cloud'
import { countOf, openSchool, putCourse, tinyCourse, tinyRules, workbook, type AdminData, type School, type TestCell } from '../admin/arrange'

interface Bank {
  readonly _id: string
  readonly revision: number
  readonly source: { readonly importedBy: string } | null
  readonly questions: readonly { readonly questionId: string; readonly stem: string; readonly answer: readonly string[] }[]
}

let school: School
beforeAll(async () => {
  school = await openSchool(tinyRules)
  for (const course of ['common', 'building', 'municipal'] as const) dataOf(await school.admin('catalogue.publishCourse', { path: await putCourse(school, tinyCourse(course)), confirm: true }))
}, 60_000)
afterAll(() => school.stop())

const heading = ['题目', '题型', 'A', 'B', 'C', '答案', '解析', '章节', '难度']
const judgement = (stem: string, key = '对'): TestCell[] => [stem, '判断题', null, null, null, key, '解析', '第一章', 2]

let sheets = 0
async function hand(rows: readonly (readonly TestCell[])[]): Promise<string> {
  const path = `incoming/bank-${(sheets += 1)}.xlsx`
  await school.put(path, await workbook([['考试题库'], heading, ...rows]))
  return path
}

const run = (path: string, change: Readonly<Record<string, unknown>> = {}) => school.admin<AdminData & { bankRevision: number; courseVersion: number }>('bank.import', { path, courseId: 'building', ...change })
const banks = () => school.read<Bank>('banks', { courseId: 'building' })

function refusalOf(answer: Awaited<ReturnType<typeof run>>): { code: string; told: string } {
  if (answer.ok) return { code: 'ok', told: answer.data.sentence }
  const { sentence, lines } = answer.error.details as { sentence: string; lines: string[] }
  return { code: answer.error.code, told: [sentence, ...lines].join('\n') }
}

describe('taking in a question sheet', () => {
  test('a dry run reports and writes nothing; confirmed it is a new revision, the old one stays as it was (OPS-04, CAT-04)', async () => {
    const before = await banks()
    const path = await hand([judgement('脚手架应验收合格后使用。'), judgement('题目 building-x3', '错'), ['坏题', '单选题', '甲', '乙', null, 'C', '', '第一章', 1]])
    const dry = dataOf(await run(path))
    expect([dry.bankRevision, dry.next?.input, await banks()]).toEqual([1, expect.objectContaining({ path, courseId: 'building', confirm: true }), before])
    expect([countOf(dry, '新题'), countOf(dry, '有修改'), countOf(dry, '未通过'), countOf(dry, '题库总数')]).toEqual([1, 1, 1, 61])
    const done = dataOf(await run(path, { confirm: true }))
    const [old, fresh] = (await banks()).sort((left, right) => left.revision - right.revision)
    expect([done.bankRevision, old, fresh?._id, fresh?.source?.importedBy, fresh?.questions.length, fresh?.questions.find(({ questionId }) => questionId === 'building-x3')?.answer]).toEqual([2, before[0], 'building_1_2', 'op-wang', 61, ['B']])
    expect(fresh?.questions.at(-1)).toMatchObject({ questionId: expect.stringMatching(/^q-[0-9a-f]{16}$/), stem: '脚手架应验收合格后使用。', answer: ['A'] })
  })

  test('the same sheet again changes nothing, and every look is recorded (OPS-02)', async () => {
    const path = await hand([judgement('塔式起重机应持证操作。')])
    dataOf(await run(path, { confirm: true }))
    const before = await banks()
    const again = dataOf(await run(path, { confirm: true }))
    const logs = await school.read<{ effect: string }>('operator_log', { operation: 'bank.import' })
    expect([again.sentence, countOf(again, '不变'), await banks(), logs.some(({ effect }) => effect === 'dry run'), logs.some(({ effect }) => effect === 'no change')]).toEqual([expect.stringContaining('没有变化'), 1, before, true, true])
  })

  test('two sheets at the same moment make two revisions, none is lost', async () => {
    const paths = [await hand([judgement('甲表的题。')]), await hand([judgement('乙表的题。')])]
    const answers = await Promise.all(paths.map((path) => run(path, { confirm: true })))
    const newest = (await banks()).sort((left, right) => right.revision - left.revision)[0]
    expect([answers.map(codeOf), newest?.questions.filter(({ stem }) => stem.includes('表的题')).length]).toEqual([['ok', 'ok'], 2])
  })

  test('the report names every row with its findings, and repeats no key (ENR-11)', async () => {
    const path = await hand([
      judgement('基坑应监测。'),
      ['数字选项？', '单选题', 1.4999999999999998, '2', null, 'A', '解析', '第一章', 1],
      ['日期选项？', '单选题', new Date('2026-01-02T00:00:00Z'), '2', null, 'A', '解析', '第一章', 1],
      ['练习过的', '判断题', null, null, null, '对', '', '第一章', 1],
      ['题目 building-q1', '判断题', null, null, null, '对', '', '第一章', 1],
      ['多选一答？', '多选题', '甲', '乙', '丙', 'A', '', '第一章', 1],
      ['章不对？', '单选题', '甲', '乙', null, 'A', '解析', '第九章', 1],
    ])
    const answer = dataOf(await run(path))
    const [head, ...rows] = await readSheet(Buffer.from(await (await fetch(answer.file ?? '')).arrayBuffer()))
    expect([head, rows.map((row) => [row[1], row[2], row[3]])]).toEqual([
      ['工作表', '行号', '结果', '说明', '题目编号', '题型', '题目', '选项', '章节', '难度'],
      [
        [3, '新题', null],
        [4, '未通过', expect.stringContaining('选项 A 1.4999999999999998 被 Excel 算坏了')],
        [5, '未通过', expect.stringContaining('选项 A 2026-01-02 是日期')],
        [6, '新题', '提醒：没有解析'],
        [7, '未通过', expect.stringContaining('与课后练习题 building-q1 相同')],
        [8, '新题', expect.stringContaining('多选题只有一个答案')],
        [9, '未通过', expect.stringContaining('章节“第九章”不是这门课的章')],
      ],
    ])
    expect(answer.lines.slice(0, 4).every((line) => line.includes('未通过'))).toBe(true)
  })

  test('with replace the sheet is the whole bank: all rows must be good, and it must fill a paper (EXM-06)', async () => {
    const whole = Array.from({ length: 24 }, (_, n) => judgement(`整库第 ${n} 题。`))
    const partly = refusalOf(await run(await hand([...whole, judgement('', '对')]), { replace: true, confirm: true }))
    const tooFew = refusalOf(await run(await hand(whole.slice(0, 19)), { replace: true, confirm: true }))
    const before = await banks()
    const done = dataOf(await run(await hand(whole), { replace: true, confirm: true }))
    const newest = (await banks()).sort((left, right) => right.revision - left.revision)[0]
    expect([partly, tooFew, done.lines[0], countOf(done, '去掉'), newest?.questions.length, (await banks()).length]).toEqual([
      { code: 'BANK_REFUSED', told: expect.stringContaining('每一行都通过') },
      { code: 'BANK_REFUSED', told: expect.stringContaining('判断题只有 19 道，一份试卷要 20 道') },
      expect.stringContaining('不到三份试卷'),
      expect.any(Number),
      24,
      before.length + 1,
    ])
  })

  test('an earlier course version has a bank of its own (CAT-04)', async () => {
    dataOf(await school.admin('catalogue.publishCourse', { path: await putCourse(school, tinyCourse('municipal', 2)), confirm: true }))
    const path = await hand([judgement('市政新题。')])
    const current = dataOf(await run(path, { courseId: 'municipal', confirm: true }))
    const earlier = dataOf(await run(path, { courseId: 'municipal', courseVersion: 1, confirm: true }))
    const ids = (await school.read<Bank>('banks', { courseId: 'municipal' })).map(({ _id }) => _id).sort()
    expect([current.courseVersion, earlier.courseVersion, earlier.lines[0], ids]).toEqual([2, 1, expect.stringContaining('第 1 版课程的题库'), ['municipal_1', 'municipal_1_2', 'municipal_2', 'municipal_2_2']])
  })
})

describe('what bank.import refuses', () => {
  test('an unknown course or version, the common course, a file that is not there, .xls, a sheet without keys or questions, a wrong key', async () => {
    const path = await hand([judgement('甲。')])
    await school.put('incoming/old.xls', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]))
    await school.put('incoming/bare.xlsx', await workbook([['题目', '题型'], ['甲？', '单选']]))
    const refusals = [
      await run(path, { courseId: 'nowhere' }),
      await run(path, { courseVersion: 9 }),
      await run(path, { courseId: 'common' }),
      await run('incoming/none.xlsx'),
      await run('incoming/old.xls'),
      await run('incoming/bare.xlsx'),
      await run(await hand([])),
      await run(path, { key: 'wrong' }),
    ].map(refusalOf)
    expect(refusals).toEqual([
      { code: 'COURSE_UNKNOWN', told: expect.stringContaining('没有发布过课程 nowhere') },
      { code: 'COURSE_UNKNOWN', told: expect.stringContaining('第 9 版') },
      { code: 'COURSE_UNKNOWN', told: expect.stringContaining('不设考试') },
      { code: 'FILE_MISSING', told: expect.any(String) },
      { code: 'FILE_REFUSED', told: expect.stringContaining('另存为') },
      { code: 'BANK_REFUSED', told: expect.stringContaining('缺少：答案') },
      { code: 'BANK_REFUSED', told: expect.stringContaining('没有题目') },
      { code: 'OPERATOR_REFUSED', told: expect.any(String) },
    ])
  })
})
