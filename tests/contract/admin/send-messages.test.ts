import { cloudApp, dataOf } from '../local-cloud'
import { openSchool, type School } from './arrange'

let school: School
beforeAll(async () => {
  school = await openSchool()
}, 60_000)
afterAll(() => school.stop())

async function queue(id: string, change: object = {}): Promise<void> {
  const app = cloudApp(school.cloud)
  await app.database().collection('messages').add({ _id: id, version: 1, channel: 'sms', kind: 'class-opening', traineeId: null, phone: '13912345678', params: ['张三', '建筑班', '2026-12-01', ''], state: 'waiting', tries: 0, nextTryAtMs: 0, queuedAtMs: 0, sentAtMs: null, lastError: null, ...change })
}

async function sent(): Promise<{ phone: string; parameters: string[] }[]> {
  return ((await (await fetch(`${school.cloud.url}/emulator/outbox`)).json()) as { sms: { phone: string; parameters: string[] }[] }).sms
}

const sendAll = () => school.cloud.console<{ sent: number; retried: number; failed: number }>('timer', { operation: 'timer.sendMessages', input: {} })

describe('the SMS outbox (NTC-01)', () => {
  test('sends what waits once, every placeholder filled, and keeps the delivery', async () => {
    await queue('m-1')
    const runs = await Promise.all([sendAll(), sendAll()])
    expect([runs.reduce((total, run) => total + dataOf(run).sent, 0), (await sent()).map(({ parameters }) => parameters), (await school.read('messages', { _id: 'm-1' }))[0]]).toEqual([
      1,
      [['张三', '建筑班', '2026-12-01', '-']],
      expect.objectContaining({ state: 'sent', tries: 1, lastError: null }),
    ])
  })

  test('sends nothing before its time and nothing twice', async () => {
    const before = (await sent()).length
    await queue('m-2', { nextTryAtMs: Date.now() + 3_600_000 })
    expect([dataOf(await sendAll()).sent, (await sent()).length]).toEqual([0, before])
  })

  test('a clients’ call reaches neither the timer nor the operators (integrity 32)', async () => {
    const dressed = { httpMethod: 'POST', headers: {}, body: JSON.stringify({ operation: 'timer.sendMessages', input: {} }) }
    const replies = await Promise.all([
      school.cloud.call('timer', 'timer.sendMessages', {}, { openid: 'o-1' }),
      school.cloud.call('admin', 'desk.today', {}, { openid: 'o-1' }),
      school.cloud.call('admin', 'desk.today', {}),
      school.cloud.post('/call/admin', dressed, { 'x-emulator-openid': 'o-1' }).then(({ body }) => body as { ok: boolean }),
    ])
    expect(replies.map(({ ok }) => ok)).toEqual([false, false, false, false])
  })
})
