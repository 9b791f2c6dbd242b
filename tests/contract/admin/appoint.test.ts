import { codeOf, dataOf } from '../local-cloud'
import { openSchool, type AdminData, type School } from './arrange'

let school: School
beforeAll(async () => {
  school = await openSchool()
}, 60_000)
afterAll(() => school.stop())

function as(operator: string, key: string, operation: string, input: object = {}) {
  return school.cloud.console<AdminData>('admin', { operation, input: { operator, key, reason: '测试', ...input } })
}

async function appointed(newOperator: string, roles: string[]): Promise<string> {
  return String(dataOf(await school.admin('staff.appoint', { newOperator, name: '陈老师', roles }))['staffKey'])
}

describe('the staff list (OPS-02)', () => {
  test('a head appoints; an operator works and appoints nobody; nobody is appointed twice', async () => {
    const key = await appointed('op-chen', ['operator'])
    expect([
      codeOf(await as('op-chen', key, 'desk.today')),
      codeOf(await as('op-chen', key, 'staff.appoint', { newOperator: 'op-x', name: '某人', roles: ['head'] })),
      codeOf(await school.admin('staff.appoint', { newOperator: 'op-chen', name: '陈老师', roles: ['head'] })),
    ]).toEqual(['ok', 'OPERATOR_REFUSED', 'STAFF_EXISTS'])
  })

  test('the key is stored as a hash only', async () => {
    const key = await appointed('op-zhou', ['reviewer'])
    expect(JSON.stringify(await school.read('staff')).includes(key)).toBe(false)
  })

  test('every operation leaves who, what, why and a link of the evidence chain (OPS-02, PRV-04)', async () => {
    await appointed('op-sun', ['operator'])
    const [log] = await school.read('operator_log', { operation: 'staff.appoint', subjects: 'op-sun' })
    const [chain] = await school.read<{ length: number }>('chains', { _id: 'operator_op-wang' })
    const entries = await school.read('evidence', { subject: 'op-wang' })
    expect(log).toMatchObject({ operatorId: 'op-wang', reason: '测试', effect: 'roles operator', subjects: ['op-sun'] })
    expect(entries.length).toBe(chain?.length)
  })
})
