import { codeOf, dataOf } from '../local-cloud'
import { openSchoolWithPeople, payAll } from './arrange'

test('the desk lists what waits, the oldest first, and the look is recorded (OPS-05)', async () => {
  const school = await openSchoolWithPeople(3)
  try {
    await payAll(school, 1)
    const desk = dataOf(await school.admin('desk.today'))
    expect([desk.counts.filter(({ value }) => value > 0), desk.lines.length, (await school.read('operator_log', { operation: 'desk.today' })).length, codeOf(await school.admin('desk.today', { key: 'x' }))]).toEqual([[{ label: '未缴清', value: 2 }, { label: '可开班', value: 1 }], 2, 1, 'OPERATOR_REFUSED'])
  } finally {
    await school.stop()
  }
}, 60_000)
