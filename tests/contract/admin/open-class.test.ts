import { codeOf, dataOf, type LocalCloud } from '../local-cloud'
import { countOf, emptySchool, openSchoolWithPeople, payAll, personRow, phoneOf, putCourse, tinyCourse, todayInUtc8, type School } from './arrange'

let school: School
beforeAll(async () => {
  school = await openSchoolWithPeople(0, [personRow(1), personRow(2), personRow(2, { specialty: '市政', item: '增项' }), personRow(3)])
  await payAll(school, 2)
}, 60_000)
afterAll(() => school.stop())

const title = '二级建造师继续教育建筑工程'

function open(change: object = {}) {
  return school.admin('class.open', { specialty: 'building', title, opensOn: todayInUtc8(), confirm: true, ...change })
}

async function smsOf(cloud: LocalCloud): Promise<{ phone: string; templateId: string; parameters: string[] }[]> {
  return ((await (await fetch(`${cloud.url}/emulator/outbox`)).json()) as { sms: { phone: string; templateId: string; parameters: string[] }[] }).sms
}

describe('opening a class (ENR-05, ENR-06)', () => {
  test('a dry run says who comes in and who is held back and why', async () => {
    const dry = dataOf(await open({ confirm: false }))
    expect([countOf(dry, '收入'), dry.lines, await school.read('classes')]).toEqual([2, [expect.stringContaining('还差学费 627 元')], []])
  })

  test('takes in those who paid, pins the courses and tells them and the agent by SMS (NTC-01)', async () => {
    const answer = dataOf(await open())
    const classId = answer['classId']
    const joined = await school.read<{ traineeId: string; periodId: string; course: unknown }>('enrolments', { classId })
    const periods = await school.read<{ _id: string; commonCourse: unknown }>('periods')
    const pinned = periods.filter(({ _id }) => joined.some(({ periodId }) => periodId === _id)).map(({ commonCourse }) => commonCourse)
    expect([joined.map(({ course }) => course), pinned]).toEqual([Array(2).fill({ courseId: 'building', version: 1 }), Array(2).fill({ courseId: 'common', version: 1 })])
    await school.cloud.advance(60_000)
    const sms = await smsOf(school.cloud)
    expect(sms.map(({ phone, templateId }) => [phone, templateId]).sort()).toEqual([['13800000100', 'agent-class-opening'], [phoneOf(1), 'class-opening'], [phoneOf(2), 'class-opening']])
    expect(sms.find(({ phone }) => phone === phoneOf(1))?.parameters.slice(1, 3)).toEqual([title, todayInUtc8()])
  })

  test('the same event again takes in those who have paid since, and nobody twice', async () => {
    dataOf(await school.admin('fees.recordPayment', { employer: '苏州测试建设有限公司', amountFen: 62_700 + 29_300, paidOn: todayInUtc8(), reference: 'P-2' }))
    expect(countOf(dataOf(await open()), '收入')).toBe(1)
    expect(countOf(dataOf(await open()), '收入')).toBe(0)
    expect([(await school.read('classes')).length, (await school.read('messages', { kind: 'class-opening' })).length]).toEqual([1, 3])
  })

  test('a new course version changes nothing for an open class (CAT-04)', async () => {
    dataOf(await school.admin('catalogue.publishCourse', { path: await putCourse(school, tinyCourse('building', 2)), confirm: true }))
    dataOf(await open())
    const enrolments = await school.read<{ course: { version: number } }>('enrolments', { specialty: 'building' })
    expect(enrolments.map(({ course }) => course.version)).toEqual([1, 1, 1])
  })

  test('the second specialty finds the common course pinned: it is taken once (CAT-02)', async () => {
    dataOf(await school.admin('catalogue.publishCourse', { path: await putCourse(school, tinyCourse('common', 2)), confirm: true }))
    dataOf(await open({ specialty: 'municipal', title: '市政班' }))
    const [enrolment] = await school.read<{ periodId: string }>('enrolments', { specialty: 'municipal' })
    const [period] = await school.read('periods', { _id: enrolment?.periodId })
    expect(period?.['commonCourse']).toEqual({ courseId: 'common', version: 1 })
  })

  test('refuses wrong days, a taken title, a specialty without a course, and nobody to open for', async () => {
    expect([
      codeOf(await open({ title: '新班', closesOn: '2020-01-01' })),
      codeOf(await open({ specialty: 'municipal' })),
      codeOf(await open({ specialty: 'mining', title: '矿业班' })),
      codeOf(await open({ title: '没人的班' })),
      codeOf(await open({ key: 'x' })),
    ]).toEqual(['CLASS_REFUSED', 'CLASS_REFUSED', 'CLASS_REFUSED', 'CLASS_REFUSED', 'OPERATOR_REFUSED'])
  })
})

test('a school that is not set up opens no class and imports no sheet', async () => {
  const fresh = await emptySchool()
  const { staffKey } = dataOf(await fresh.cloud.console<{ staffKey: string }>('admin', { operation: 'staff.appointFirst', input: { setupKey: fresh.setupKey, operator: 'op-wang', name: '王老师' } }))
  const run = (operation: string, input: object) => fresh.cloud.console('admin', { operation, input: { operator: 'op-wang', key: staffKey, reason: '测试', ...input } })
  const codes = [codeOf(await run('class.open', { specialty: 'building', title, opensOn: todayInUtc8() })), codeOf(await run('roster.import', { path: 'x.xlsx' }))]
  await fresh.cloud.stop()
  expect(codes).toEqual(['SCHOOL_NOT_READY', 'SCHOOL_NOT_READY'])
}, 60_000)
