import { codeOf, dataOf } from '../local-cloud'
import { countOf, openSchoolWithPeople, testEmployer, todayInUtc8, type School } from './arrange'

let school: School
beforeAll(async () => {
  school = await openSchoolWithPeople(4)
}, 60_000)
afterAll(() => school.stop())

function pay(amountFen: number, reference: string, change: object = {}) {
  return school.admin('fees.recordPayment', { employer: testEmployer, amountFen, paidOn: todayInUtc8(), reference, ...change })
}

async function paid(): Promise<number[]> {
  const enrolments = await school.read<{ paidFen: number; roster: { row: number } }>('enrolments')
  return enrolments.sort((left, right) => left.roster.row - right.roster.row).map(({ paidFen }) => paidFen)
}

describe('payments (ENR-05)', () => {
  test('go to the oldest unpaid first; a part is visible; the answer says who may now be opened', async () => {
    const answer = dataOf(await pay(62_700 + 10_000, 'P-1'))
    expect([await paid(), countOf(answer, '可开班人数'), answer.next?.operation]).toEqual([[62_700, 10_000, 0, 0], 1, 'class.open'])
  })

  test('the same payment again is not entered twice; another one under its reference is refused', async () => {
    const before = await paid()
    const again = dataOf(await pay(62_700 + 10_000, 'P-1'))
    const other = codeOf(await pay(5_000, 'P-1'))
    expect([again.sentence, other, await paid(), (await school.read('payments')).length]).toEqual([expect.stringContaining('没有重复登记'), 'REFERENCE_TAKEN', before, 1])
  })

  test('two equal events at once are one payment', async () => {
    const before = (await school.read('payments')).length
    const answers = await Promise.all([pay(100, 'P-twice'), pay(100, 'P-twice')])
    expect([answers.map(codeOf), (await school.read('payments')).length]).toEqual([['ok', 'ok'], before + 1])
  })

  test('an amount that fits nowhere, a day to come, somebody else’s enrolment are refused and change nothing', async () => {
    const before = await paid()
    const codes = [codeOf(await pay(10_000_000, 'P-big')), codeOf(await pay(0, 'P-zero')), codeOf(await pay(100, 'P-late', { paidOn: '2099-01-01' })), codeOf(await pay(100, 'P-else', { enrolmentIds: ['not-theirs'] }))]
    expect([codes, await paid(), codeOf(await pay(100, 'P-who', { employer: '没有这家公司' })), codeOf(await pay(100, 'P-key', { key: 'x' }))]).toEqual([Array(4).fill('PAYMENT_REFUSED'), before, 'EMPLOYER_UNKNOWN', 'OPERATOR_REFUSED'])
  })

  test('the employer is found however its brackets and spaces are typed', async () => {
    expect(codeOf(await pay(100, 'P-spaces', { employer: ' 苏州测试 建设有限公司 ' }))).toBe('ok')
  })
})
