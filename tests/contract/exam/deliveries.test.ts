import { maskName } from '../../../src/domain/account'
import { employerName, startExamCloud, type ExamCloud } from './arrange'
import { cancelResult } from './appeal-journey'
import { pass } from './journey'
import { deliveriesOf, passToSend, provinceSays, runDeliveries, takenIn } from './province'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
}, 60_000)
afterAll(() => cloud.stop())

describe('timer.deliveries', () => {
  test('an accepted result keeps its receipt, is told with the full ID number, and the agent hears that the employer may act (RPT-02)', async () => {
    await cloud.change('employers', 'employer-1', { agentName: '李经办', agentPhone: '13900000001' })
    const { person, attemptId } = await passToSend(cloud, 'accept')
    const before = (await cloud.as(person, 'certificate.get', { enrolmentId: person.enrolmentId })).data.reported
    await runDeliveries(cloud)
    const [delivery] = await deliveriesOf(cloud, person)
    const [message] = await cloud.read<{ phone: string; params: string[] }>('messages', { kind: 'ready-to-renew', traineeId: person.traineeId })
    const [told] = await takenIn(cloud, attemptId)
    const chain = await cloud.read<{ content: { event: string; state?: string } }>('evidence', { subject: person.enrolmentId })
    const after = (await cloud.as(person, 'certificate.get', { enrolmentId: person.enrolmentId })).data.reported
    expect([before, delivery?.state, delivery?.way, delivery?.receipt?.startsWith('R'), message, told, chain.at(-1)?.content, after]).toMatchObject([
      'with-school',
      'accepted',
      'line',
      true,
      { phone: '13900000001', params: [employerName, `${maskName(person.name)}（尾号 ${person.idNumber.slice(-4)}）`, '建筑工程'] },
      { deliveryId: `${attemptId}_result`, kind: 'result', name: person.name, idNumber: person.idNumber, specialty: 'building', registrationNumber: '苏232' },
      { event: 'province', state: 'accepted' },
      'accepted',
    ])
    expect(JSON.stringify(delivery)).not.toContain(person.idNumber)
    expect(told).not.toHaveProperty('traineeId')
  })

  test('what was only received is sent, and asked about until it is judged', async () => {
    const { person } = await passToSend(cloud, 'receive')
    await runDeliveries(cloud)
    const [received] = await deliveriesOf(cloud, person)
    await provinceSays(cloud, 'accept')
    await cloud.change('deliveries', received?._id ?? '', { nextTryAtMs: 0 })
    await Promise.all([runDeliveries(cloud), runDeliveries(cloud), runDeliveries(cloud)])
    const [judged] = await deliveriesOf(cloud, person)
    const verdicts = (await cloud.read<{ content: { event: string; state?: string } }>('evidence', { subject: person.enrolmentId })).filter(({ content }) => content.event === 'province').map(({ content }) => content.state)
    expect([received?.state, judged?.state, judged?.receipt === received?.receipt, verdicts.sort()]).toEqual(['sent', 'accepted', true, ['accepted', 'sent']])
  })

  test('a silent province is tried again with growing waits, and nothing is lost', async () => {
    const { person, attemptId } = await passToSend(cloud, 'down')
    await runDeliveries(cloud)
    const [first] = await deliveriesOf(cloud, person)
    const tooEarly = await runDeliveries(cloud)
    await provinceSays(cloud, 'accept')
    await cloud.advance(6 * 60_000)
    await runDeliveries(cloud)
    const [second] = await deliveriesOf(cloud, person)
    expect([first?.state, first?.lastError, tooEarly.retried, second?.state, (await takenIn(cloud, attemptId)).length]).toEqual(['with-school', 'HTTP_503', 0, 'accepted', 1])
  })

  test('an answer that came too late does not make two of one: the centre knows the delivery by its id', async () => {
    const { person, attemptId } = await passToSend(cloud, 'slow')
    await runDeliveries(cloud)
    const [late] = await deliveriesOf(cloud, person)
    await provinceSays(cloud, 'accept')
    await cloud.advance(6 * 60_000)
    await runDeliveries(cloud)
    const [again] = await deliveriesOf(cloud, person)
    expect([late?.state, late?.lastError, again?.state, (await takenIn(cloud, attemptId)).length]).toEqual(['with-school', 'NO_ANSWER', 'accepted', 1])
  }, 30_000)

  test('killed after the centre had taken it, the next run converges to one delivery and one message (case 35)', async () => {
    const { person, attemptId } = await passToSend(cloud, 'accept')
    await runDeliveries(cloud)
    // as a run leaves it that was killed between the answer and its storing: booked, not settled
    await cloud.change('deliveries', `${attemptId}_result`, { state: 'with-school', way: null, receipt: null, tries: 1, nextTryAtMs: 0 })
    await Promise.all([runDeliveries(cloud), runDeliveries(cloud)])
    const [delivery] = await deliveriesOf(cloud, person)
    expect([delivery?.state, (await takenIn(cloud, attemptId)).length, (await cloud.read('messages', { kind: 'ready-to-renew', traineeId: person.traineeId })).length]).toEqual(['accepted', 1, 1])
  })

  test('a correction waits until its result has been told, then follows; nobody is told to renew by a revoked one (PHO-05)', async () => {
    const { person, attemptId } = await passToSend(cloud, 'reject')
    await cancelResult(cloud, attemptId)
    await runDeliveries(cloud)
    await cloud.change('deliveries', `${attemptId}_correction`, { nextTryAtMs: 0 })
    await provinceSays(cloud, 'accept')
    await runDeliveries(cloud)
    const held = (await deliveriesOf(cloud, person)).map(({ kind, state }) => `${kind} ${state}`)
    await cloud.change('deliveries', `${attemptId}_result`, { state: 'with-school', nextTryAtMs: 0 })
    await runDeliveries(cloud)
    await runDeliveries(cloud)
    expect([held, (await takenIn(cloud, attemptId)).map(({ kind }) => kind), (await cloud.read('messages', { kind: 'ready-to-renew', traineeId: person.traineeId })).length]).toEqual([['result rejected', 'correction with-school'], ['result', 'result', 'correction'], 0])
  })

  test('a decision rests ten minutes before it leaves the house; the review account’s never does (REL-01)', async () => {
    await provinceSays(cloud, 'accept')
    const [person, demonstration] = [await cloud.newcomer(), await cloud.newcomer({ isDemonstration: true })]
    await pass(cloud, person)
    await pass(cloud, demonstration)
    await runDeliveries(cloud)
    expect([(await deliveriesOf(cloud, person)).map(({ state }) => state), await deliveriesOf(cloud, demonstration)]).toEqual([['with-school'], []])
  })
})
