import { codeOf, dataOf } from '../local-cloud'
import { openSchool } from './arrange'

test('a dismissed person’s key opens nothing; nobody dismisses themselves (OPS-02)', async () => {
  const school = await openSchool()
  try {
    const key = String(dataOf(await school.admin('staff.appoint', { newOperator: 'op-chen', name: '陈老师', roles: ['operator'] }))['staffKey'])
    dataOf(await school.admin('staff.dismiss', { member: 'op-chen' }))
    expect([
      codeOf(await school.cloud.console('admin', { operation: 'desk.today', input: { operator: 'op-chen', key, reason: '看看' } })),
      codeOf(await school.admin('staff.dismiss', { member: 'op-wang' })),
      codeOf(await school.admin('staff.dismiss', { member: 'op-none' })),
      codeOf(await school.admin('staff.dismiss', { member: 'op-chen', key: 'x' })),
    ]).toEqual(['OPERATOR_REFUSED', 'PERSON_UNKNOWN', 'PERSON_UNKNOWN', 'OPERATOR_REFUSED'])
  } finally {
    await school.stop()
  }
}, 60_000)
