import { readSheets } from '../../../cloudfunctions/platform/spreadsheet.lazy'
import { operator, secondOperator, startExamCloud, type ExamCloud } from './arrange'
import { pass } from './journey'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
}, 60_000)
afterAll(() => cloud.stop())

const exportAll = (change = {}) => cloud.admin('province.exportResults', { ...operator, state: 'with-school', markSent: false, ...change })

describe('province.exportResults', () => {
  test('gives the province’s table: whole ID numbers as text, results and corrections, formulas made harmless (RPT-02, OPS-03)', async () => {
    const [person, cancelled] = [await cloud.newcomer({ registrationNumber: '=HYPERLINK("x")' }), await cloud.newcomer()]
    await pass(cloud, person)
    const paper = await pass(cloud, cancelled)
    await cloud.admin('exam.cancelResult', { ...operator, ...secondOperator, attemptId: paper.attemptId, confirm: true })
    const { data } = await exportAll()
    const [sheet] = await readSheets(Buffer.from(await (await fetch(data.file)).arrayBuffer()))
    const rows = sheet?.rows.slice(1).map((row) => [row[1], row[3], row[6], row[9]]) ?? []
    expect([data.sentence, rows.sort()]).toEqual([
      '已导出 2 条合格、1 条更正；表格含完整身份证号，链接一小时内有效，请妥善保管。',
      [['合格', cancelled.idNumber, null, 60], ['合格', person.idNumber, '\'=HYPERLINK("x")', 60], ['更正：取消', cancelled.idNumber, null, 60]].sort(),
    ])
    expect(data.lines.every((line: string) => !line.includes(person.idNumber) && !line.includes(cancelled.idNumber))).toBe(true)
  })

  test('looking is recorded; marking moves them to 已报送, once (RPT-02)', async () => {
    await pass(cloud, await cloud.newcomer())
    const marked = await exportAll({ markSent: true })
    const again = await exportAll({ markSent: true })
    const [count] = marked.data.counts.filter(({ label }: { label: string }) => label === '已标记报送')
    const logs = await cloud.read('operator_log', { operation: 'province.exportResults' })
    expect([count.value >= 1, again.data.sentence, again.data.file, logs.length >= 1, (await cloud.read('deliveries', { state: 'with-school' })).length, (await exportAll({ state: 'sent' })).data.counts[0].value >= 1]).toEqual([true, '没有符合条件的数据，没有生成表格。', null, true, 0, true])
  })

  test('what was handed over by hand carries the event that records the receipt, and its number in the sheet (RPT-02)', async () => {
    const paper = await pass(cloud, await cloud.newcomer())
    const looked = (await exportAll()).data
    const marked = (await exportAll({ markSent: true })).data
    const [sheet] = await readSheets(Buffer.from(await (await fetch(marked.file)).arrayBuffer()))
    const receipt = await cloud.admin(marked.next.operation, { ...marked.next.input, key: operator.key, receipt: '苏建注 2026-118' })
    const number = `${paper.attemptId}_result`
    expect([looked.next.operation, looked.next.input.markSent, sheet?.rows.at(-1)?.at(-1), marked.next.input.deliveryIds, receipt.code]).toEqual(['province.exportResults', true, number, [number], 'ok'])
  })

  test('is an operator’s with a key', async () => {
    expect((await exportAll({ key: 'wrong' })).code).toBe('OPERATOR_REFUSED')
  })
})
