import { operator, startExamCloud, type ExamCloud } from './arrange'
import { deliveriesOf, passToSend, provinceSays, runDeliveries } from './province'

let cloud: ExamCloud
beforeAll(async () => {
  cloud = await startExamCloud()
}, 60_000)
afterAll(() => cloud.stop())

const reconcile = (change = {}) => cloud.admin('province.reconcile', { ...operator, confirm: false, ...change })
const countOf = (reply: { data: { counts: { label: string; value: number }[] } }, label: string) => reply.data.counts.find((count) => count.label === label)?.value

describe('province.reconcile', () => {
  test('finds what differs, follows the centre where its word is enough, and leaves the rest to a person (RPT-02)', async () => {
    const lost = await passToSend(cloud, 'accept')
    await runDeliveries(cloud)
    const missing = await passToSend(cloud, 'down')
    await cloud.change('deliveries', `${lost.attemptId}_result`, { state: 'with-school', receipt: null, way: null, nextTryAtMs: 9e12 })
    await cloud.change('deliveries', `${missing.attemptId}_result`, { state: 'sent', way: 'line', receipt: 'R-never', nextTryAtMs: 9e12 })
    await provinceSays(cloud, 'accept')
    await fetch(`${cloud.emulator.addresses.services}/province/results`, { method: 'POST', body: JSON.stringify({ deliveryId: 'of-another-school' }) })
    const found = await reconcile()
    const mended = await reconcile({ confirm: true })
    const after = [(await deliveriesOf(cloud, lost.person))[0], (await deliveriesOf(cloud, missing.person))[0]]
    await runDeliveries(cloud)
    const last = await reconcile()
    expect([found.data.lines.sort(), countOf(mended, '已补正'), after.map((delivery) => delivery?.state), last.data.lines]).toEqual([
      [`${lost.attemptId}_result：省中心已有，我们还记为在学校`, `${missing.attemptId}_result：我们记为已报送，省中心没有`, 'of-another-school：省中心有，我们没有'].sort(),
      2,
      ['accepted', 'with-school'],
      ['of-another-school：省中心有，我们没有'],
    ])
  })

  test('a silent centre changes nothing; a stranger is refused', async () => {
    await provinceSays(cloud, 'down')
    expect([(await reconcile({ confirm: true })).code, (await reconcile({ key: 'wrong' })).code]).toEqual(['PROVINCE_UNREACHABLE', 'OPERATOR_REFUSED'])
  })
})
