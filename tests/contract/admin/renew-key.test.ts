import { codeOf, dataOf } from '../local-cloud'
import { openSchool } from './arrange'

test('a renewed key works and the lost one does not (OPS-02)', async () => {
  const school = await openSchool()
  try {
    const old = String(dataOf(await school.admin('staff.appoint', { newOperator: 'op-chen', name: '陈老师', roles: ['operator'] }))['staffKey'])
    const fresh = String(dataOf(await school.admin('staff.renewKey', { member: 'op-chen' }))['staffKey'])
    const look = (key: string) => school.cloud.console('admin', { operation: 'desk.today', input: { operator: 'op-chen', key, reason: '看看' } })
    expect([codeOf(await look(old)), codeOf(await look(fresh)), codeOf(await school.admin('staff.renewKey', { member: 'op-none' })), codeOf(await school.admin('staff.renewKey', { member: 'op-chen', key: 'x' }))]).toEqual(['OPERATOR_REFUSED', 'ok', 'PERSON_UNKNOWN', 'OPERATOR_REFUSED'])
  } finally {
    await school.stop()
  }
}, 60_000)
