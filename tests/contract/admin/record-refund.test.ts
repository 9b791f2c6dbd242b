import { codeOf, dataOf } from '../local-cloud'
import { openSchoolWithPeople, payAll, testEmployer, todayInUtc8, type School } from './arrange'

let school: School
beforeAll(async () => {
  school = await openSchoolWithPeople(2)
  await payAll(school, 2)
}, 60_000)
afterAll(() => school.stop())

async function refund(amountFen: number, reference: string, change: object = {}) {
  const enrolmentIds = (await school.read<{ _id: string }>('enrolments')).map(({ _id }) => _id)
  return school.admin('fees.recordRefund', { employer: testEmployer, enrolmentIds, amountFen, paidOn: todayInUtc8(), reference, ...change })
}

describe('refunds (ENR-05)', () => {
  test('are entries of their own: the payment stays as it was', async () => {
    const [payment] = await school.read('payments', { kind: 'payment' })
    dataOf(await refund(20_000, 'R-1'))
    dataOf(await refund(20_000, 'R-1'))
    const enrolments = await school.read<{ paidFen: number }>('enrolments')
    expect([await school.read('payments', { kind: 'payment' }), (await school.read('payments', { kind: 'refund' })).length, enrolments.reduce((total, { paidFen }) => total + paidFen, 0)]).toEqual([[payment], 1, 2 * 62_700 - 20_000])
  })

  test('never exceed what was paid, and a reference serves once', async () => {
    expect([codeOf(await refund(10_000_000, 'R-2')), codeOf(await refund(1, 'R-1')), codeOf(await refund(1, 'R-3', { employer: '没有这家公司' })), codeOf(await refund(1, 'R-4', { key: 'x' }))]).toEqual(['PAYMENT_REFUSED', 'REFERENCE_TAKEN', 'EMPLOYER_UNKNOWN', 'OPERATOR_REFUSED'])
  })
})
