import { operator, startExamCloud, type ExamCloud } from './arrange'
import { deliver, deliveriesOf, passToSend, provinceSays, runDeliveries } from './province'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
}, 60_000)
afterAll(() => cloud.stop())

describe('province.deliver', () => {
  test('tells the stages apart, sends on confirmation, and what was sent back goes again after it was mended (RPT-02)', async () => {
    const { person, attemptId } = await passToSend(cloud, 'reject')
    const dry = await deliver(cloud, { confirm: false })
    const sent = await deliver(cloud)
    const [rejected] = await deliveriesOf(cloud, person)
    const seen = await deliver(cloud, { confirm: false })
    await provinceSays(cloud, 'accept')
    const again = await deliver(cloud, { again: [`${attemptId}_result`] })
    const [accepted] = await deliveriesOf(cloud, person)
    expect([dry.data.counts[0], dry.data.next.operation, sent.data.counts[2], rejected?.state, seen.data.lines[0], again.data.sentence, accepted?.state]).toEqual([
      { label: '在学校', value: 1 },
      'province.deliver',
      { label: '被退回', value: 1 },
      'rejected',
      expect.stringContaining('身份证号与注册信息不符'),
      '已报送：1 份省中心已接收，0 份已收到等审核，0 份被退回。',
      'accepted',
    ])
    expect(JSON.stringify(dry.data)).not.toContain('key-of-')
  })

  test('sends nothing again that was not sent back, and is an operator’s with a key', async () => {
    const { attemptId } = await passToSend(cloud, 'accept')
    await runDeliveries(cloud)
    const refused = await deliver(cloud, { again: [`${attemptId}_result`, 'none'] })
    expect([refused.code, refused.details.lines, (await deliver(cloud, { key: 'wrong' })).code]).toEqual(['DELIVERY_REFUSED', ['none：没有这份报送', `${attemptId}_result：不是退回状态，现在是已接收`], 'OPERATOR_REFUSED'])
  })

  test('on the desk of today stands what the province does not take (OPS-05)', async () => {
    const { person, attemptId } = await passToSend(cloud, 'down')
    await deliver(cloud)
    const today = await cloud.admin('desk.today', operator)
    await provinceSays(cloud, 'accept')
    await cloud.change('deliveries', `${attemptId}_result`, { nextTryAtMs: 0 })
    await runDeliveries(cloud)
    const after = await cloud.admin('desk.today', operator)
    const isShown = (reply: typeof today) => reply.data.lines.some((line: string) => line.startsWith('没有报送到省中心：1 份'))
    expect([isShown(today), isShown(after), (await deliveriesOf(cloud, person))[0]?.state]).toEqual([true, false, 'accepted'])
  })
})
