import { codeOf, dataOf } from '../local-cloud'
import { countOf, inventedId, openSchoolWithPeople, payAll, personRow, todayInUtc8 } from './arrange'

test('a textbook is handed out once, to somebody in a class (ENR-12)', async () => {
  const school = await openSchoolWithPeople(0, [personRow(1, { name: '赵同名' }), personRow(2, { name: '赵同名' }), personRow(3)])
  try {
    const pickup = (change: object) => school.admin('textbook.recordPickup', { idNumber: inventedId(1), ...change })
    const tooSoon = codeOf(await pickup({}))
    await payAll(school, 2)
    dataOf(await school.admin('class.open', { specialty: 'building', title: '建筑班', opensOn: todayInUtc8(), confirm: true }))
    const first = dataOf(await pickup({}))
    const picked = async () => (await school.read<{ textbookPickedUp: { operatorId: string } | null }>('enrolments')).flatMap((one) => one.textbookPickedUp?.operatorId ?? [])
    const before = await picked()
    const again = dataOf(await pickup({}))
    expect([tooSoon, countOf(first, '本班还没领'), again.sentence, before, await picked()]).toEqual(['CLASS_UNKNOWN', 1, expect.stringContaining('没有变化'), ['op-wang'], ['op-wang']])
    expect([codeOf(await pickup({ idNumber: undefined, name: '赵同名' })), codeOf(await pickup({ idNumber: undefined, name: '赵同名', idTail: inventedId(2).slice(-4) })), codeOf(await pickup({ idNumber: inventedId(77) })), codeOf(await pickup({ idNumber: inventedId(3) })), codeOf(await pickup({ key: 'x' }))]).toEqual(['PERSON_AMBIGUOUS', 'ok', 'PERSON_UNKNOWN', 'CLASS_UNKNOWN', 'OPERATOR_REFUSED'])
  } finally {
    await school.stop()
  }
}, 60_000)
