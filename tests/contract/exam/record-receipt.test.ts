import { operator, startExamCloud, type ExamCloud } from './arrange'
import { pass } from './journey'
import { deliveriesOf, provinceSays } from './province'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
  await provinceSays(cloud, 'down')
}, 60_000)
afterAll(() => cloud.stop())

const record = (deliveryIds: string[], change = {}) => cloud.admin('province.recordReceipt', { ...operator, deliveryIds, outcome: 'accepted', receipt: '苏建教 2027-031', ...change })

describe('province.recordReceipt', () => {
  test('a sheet handed over by hand ends like one sent by line: receipt, stage, message; twice is once (RPT-02)', async () => {
    const person = await cloud.newcomer()
    const { attemptId } = await pass(cloud, person)
    await cloud.admin('province.exportResults', { ...operator, state: 'with-school', markSent: true })
    const ids = [`${attemptId}_result`]
    const [handed] = await deliveriesOf(cloud, person)
    const first = await record(ids)
    const second = await record(ids)
    const [delivery] = await deliveriesOf(cloud, person)
    const messages = await cloud.read<{ phone: string }>('messages', { kind: 'ready-to-renew', traineeId: person.traineeId })
    // no agent is named: the trainee is told
    expect([handed?.state, handed?.way, first.data.counts[0].value, second.data.counts[0].value, delivery, messages.map(({ phone }) => phone)]).toMatchObject(['sent', 'hand', 1, 0, { state: 'accepted', way: 'hand', receipt: '苏建教 2027-031' }, [person.phone]])
  })

  test('one wrong id, or one with a verdict, and nothing is recorded', async () => {
    const person = await cloud.newcomer()
    const { attemptId } = await pass(cloud, person)
    const id = `${attemptId}_result`
    const wrong = await record([id, 'none'])
    const untouched = (await deliveriesOf(cloud, person))[0]?.state
    await record([id], { outcome: 'rejected', receipt: '姓名不符' })
    const judged = await record([id])
    expect([wrong.code, untouched, judged.code, (await record([id], { key: 'wrong' })).code, (await deliveriesOf(cloud, person))[0]?.receipt]).toEqual(['DELIVERY_REFUSED', 'with-school', 'DELIVERY_REFUSED', 'OPERATOR_REFUSED', '姓名不符'])
  })
})
