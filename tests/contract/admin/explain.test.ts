import { codeOf, dataOf } from '../local-cloud'
import { inventedId, openSchoolWithPeople, payAll, personRow, phoneOf, todayInUtc8, type School } from './arrange'

let school: School
beforeAll(async () => {
  school = await openSchoolWithPeople(0, [personRow(1), personRow(2), personRow(3, { phone: phoneOf(2) }), personRow(4, { name: '周同名' }), personRow(5, { name: '周同名' })])
}, 60_000)
afterAll(() => school.stop())

async function explained(n: number): Promise<[string, string]> {
  const data = dataOf(await school.admin('trainee.explain', { idNumber: inventedId(n) }))
  return [data.lines[0] ?? '', String(data['sayOnThePhone'])]
}

describe('where a person stands (OPS-05)', () => {
  test('unpaid, waiting for a class, in a class and not signed in, behind a shared phone', async () => {
    const unpaid = await explained(1)
    await payAll(school, 3)
    const waiting = await explained(1)
    dataOf(await school.admin('class.open', { specialty: 'building', title: '建筑班', opensOn: todayInUtc8(), confirm: true }))
    expect([unpaid, waiting, await explained(1), await explained(2)]).toEqual([
      ['建筑工程：未缴清学费', expect.stringContaining('经办人缴清')],
      ['建筑工程：等待编班', expect.stringContaining('等开班')],
      ['建筑工程：还没登录绑定微信', expect.stringContaining('报名时登记的手机号登录')],
      ['建筑工程：还没登录绑定微信', expect.stringContaining('认领码')],
    ])
  })

  test('shows neither the whole ID number nor the whole phone, and records that somebody looked (PRV-02, OPS-02)', async () => {
    const answer = JSON.stringify(await school.admin('trainee.explain', { idNumber: inventedId(1) }))
    const logs = JSON.stringify(await school.read('operator_log', { operation: 'trainee.explain' }))
    expect([answer.includes(inventedId(1)), answer.includes(phoneOf(1)), logs.includes(inventedId(1)), logs.includes('looked at')]).toEqual([false, false, false, true])
  })

  test('nobody, several, a wrong key', async () => {
    expect([codeOf(await school.admin('trainee.explain', { idNumber: inventedId(99) })), codeOf(await school.admin('trainee.explain', {})), codeOf(await school.admin('trainee.explain', { name: '周同名' })), codeOf(await school.admin('trainee.explain', { name: '周同名', key: 'x' }))]).toEqual(['PERSON_UNKNOWN', 'PERSON_UNKNOWN', 'PERSON_AMBIGUOUS', 'OPERATOR_REFUSED'])
  })
})
