// The sample goes in through the operators' own operations, as a school's first year would.
import { codeOf, dataOf, startLocalCloud, type LocalCloud } from '../local-cloud'
import type { LoadedSample } from '../../../sample/load'
import { addDays } from '../../../src/domain/units'
import { putFile, todayInUtc8, type AdminData } from './arrange'

let cloud: LocalCloud
let sample: LoadedSample

beforeAll(async () => {
  cloud = await startLocalCloud({ seed: true })
  sample = cloud.emulator.people() as LoadedSample
}, 120_000)
afterAll(() => cloud.stop())

function asOperator(operation: string, input: Readonly<Record<string, unknown>> = {}, operator = 'op-wang') {
  const key = sample.operators.find((one) => one.operator === operator)?.key
  return cloud.console<AdminData>('admin', { operation, input: { operator, key, reason: '测试', ...input } })
}

describe('the loaded sample', () => {
  test('names its people with their ways in, and its operators with their keys', () => {
    expect(sample.operators.map(({ operator, roles }) => [operator, roles])).toEqual([['op-wang', 'head operator reviewer'], ['op-chen', 'reviewer operator'], ['op-zhou', 'operator']])
    expect(sample.people.filter(({ traineeId, enrolmentIds }) => traineeId === '' || enrolmentIds.length === 0)).toEqual([])
    expect(sample.people.find(({ name }) => name === '张建国')).toMatchObject({ specialty: 'building', item: 'main', phone: '13800000001' })
  })

  test('has two open classes, and says who was held back and why (ENR-05, ENR-06)', async () => {
    const building = dataOf(await asOperator('reports.classProgress', { title: '二级建造师继续教育建筑工程' }))
    expect(building.sentence).toContain('二级建造师继续教育建筑工程')
    const opensOn = todayInUtc8()
    const again = dataOf(await asOperator('class.open', { specialty: 'municipal', title: '二级建造师继续教育市政公用工程', opensOn, closesOn: addDays(opensOn, 180) }))
    expect(again.lines.join()).toContain('韩*：还差学费 623 元')
  })

  test('tells the trainees and the agent by SMS (NTC-01)', async () => {
    await cloud.advance(60_000)
    const outbox = (await (await fetch(`${cloud.url}/emulator/outbox`)).json()) as { sms: { phone: string; templateId: string; parameters: string[] }[] }
    const toZhang = outbox.sms.find(({ phone }) => phone === '13800000001')
    expect([toZhang?.templateId, toZhang?.parameters[0], toZhang?.parameters[1]]).toEqual(['class-opening', '张建国', '二级建造师继续教育建筑工程'])
    expect(outbox.sms.filter(({ phone, templateId }) => phone === '13800000100' && templateId === 'agent-class-opening').length).toBeGreaterThan(0)
  })

  test('explains where a person stands and what to say on the phone (OPS-05)', async () => {
    const zhang = dataOf(await asOperator('trainee.explain', { name: '张建国' }))
    expect([zhang.sentence, zhang['sayOnThePhone']]).toEqual([expect.stringContaining('张*国'), expect.stringContaining('手机号登录')])
    const worker = dataOf(await asOperator('trainee.explain', { name: '赵大勇' }))
    expect(worker['sayOnThePhone']).toContain('认领码')
    expect(codeOf(await asOperator('trainee.explain', { name: '无此人' }))).toBe('PERSON_UNKNOWN')
  })

  test('lists what waits today (OPS-05)', async () => {
    const desk = dataOf(await asOperator('desk.today'))
    expect(desk.counts).toEqual(expect.arrayContaining([{ label: '未缴清', value: 1 }, { label: '可开班', value: 4 }]))
  })

  test('has a question sheet ready to import; the bank comes out as a sheet and goes in again unchanged (CAT-04)', async () => {
    const about = { courseId: 'building' }
    const countsOf = ({ counts }: AdminData) => Object.fromEntries(counts.map(({ label, value }) => [label, value]))
    const { file } = dataOf(await asOperator('bank.getTemplate', about))
    await putFile(cloud, 'incoming/out.xlsx', Buffer.from(await (await fetch(file ?? '')).arrayBuffer()))
    const again = dataOf(await asOperator('bank.import', { ...about, path: 'incoming/out.xlsx', replace: true, confirm: true }))
    const supplement = dataOf(await asOperator('bank.import', { ...about, path: 'incoming/building-supplement.xlsx' }))
    expect([countsOf(again), countsOf(supplement)]).toEqual([
      { 读到行数: 91, 新题: 0, 有修改: 0, 不变: 91, 未通过: 0, 去掉: 0, 题库总数: 91 },
      { 读到行数: 22, 新题: 9, 有修改: 1, 不变: 0, 未通过: 12, 去掉: 0, 题库总数: 100 },
    ])
  })
})
