// The doors of the functions: who may come in, and what a wrong call gets.
import { startLocalCloud, type LocalCloud } from './local-cloud'

let cloud: LocalCloud

beforeAll(async () => {
  cloud = await startLocalCloud()
}, 60_000)
afterAll(() => cloud.stop())

type Refused = { ok: false; error: { code: string; requestId: string; details?: { issues: string[] } } }
const refusal = (reply: { status: number; body: unknown }) => ({ status: reply.status, code: (reply.body as Refused).error.code, hasRequestId: (reply.body as Refused).error.requestId.length >= 8 })

describe('the doors of the functions', () => {
  test('answer a call that is no JSON, no object or names no operation with a declared error', async () => {
    const bodies = ['', '{', '[]', '"text"', '{}', '{"operation":5}', '{"operation":["account.getSchool"]}']
    const replies = await Promise.all(bodies.map((body) => cloud.post('/call/visitor', body)))
    expect(replies.map(refusal)).toEqual(bodies.map(() => ({ status: 400, code: 'BAD_REQUEST', hasRequestId: true })))
  })

  test('answer an unknown operation and an unknown function', async () => {
    const operation = await cloud.post('/call/visitor', { operation: 'account.becomeOperator', input: {} })
    const prototypeName = await cloud.post('/call/visitor', { operation: '__proto__', input: {} })
    const otherFunction = await cloud.post('/call/visitor', { operation: 'learning.getHome', input: {} })
    expect([operation, prototypeName, otherFunction].map((reply) => refusal(reply).code)).toEqual(['UNKNOWN_OPERATION', 'UNKNOWN_OPERATION', 'UNKNOWN_OPERATION'])
  })

  test('refuse a body larger than a megabyte', async () => {
    const reply = await cloud.post('/call/visitor', { operation: 'account.getSchool', input: { text: 'x'.repeat(1_000_001) } })
    expect(refusal(reply)).toEqual({ status: 413, code: 'PAYLOAD_TOO_LARGE', hasRequestId: true })
  })

  test('refuse operator and timer operations to every client, by browser and by WeChat', async () => {
    const replies = await Promise.all(
      ['admin', 'timer'].flatMap((name) => [
        cloud.post(`/call/${name}`, { operation: 'staff.appointFirst', input: {} }),
        cloud.post(`/call/${name}`, { operation: 'timer.jobs', input: {} }, { 'x-emulator-openid': 'o-cheater' }),
        cloud.post(`/call/${name}`, { Type: 'Timer', TriggerName: 'jobs', Time: '', Message: '' }, { 'x-emulator-openid': 'o-cheater' }),
      ]),
    )
    expect(replies.map(refusal)).toEqual(replies.map(() => ({ status: 403, code: 'FORBIDDEN', hasRequestId: true })))
  })

  test('take nobody’s identity from the body, and no HTTP-looking field from a WeChat call', async () => {
    const inBody = await cloud.post('/call/trainee', { operation: 'learning.getHome', input: {}, openid: 'o-1', identity: { kind: 'wechat', openid: 'o-1' } })
    const inInput = await cloud.post('/call/trainee', { operation: 'learning.getHome', input: { openid: 'o-1' } })
    const dressedUp = await cloud.post(
      '/call/trainee',
      { httpMethod: 'POST', headers: { authorization: 'Bearer stolenstolenstolenstolenstolen' }, body: '{"operation":"learning.getHome","input":{}}', operation: 'learning.getHome', input: {} },
      { 'x-emulator-openid': 'o-nobody' },
    )
    expect([inBody, inInput, dressedUp].map((reply) => refusal(reply).code)).toEqual(['NOT_SIGNED_IN', 'BAD_REQUEST', 'NOT_SIGNED_IN'])
  })

  test('name the fields that do not fit, at most twenty of them', async () => {
    const extra = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`field${index}`, index]))
    const reply = await cloud.post('/call/visitor', { operation: 'account.getSchool', input: extra })
    const { details } = (reply.body as Refused).error
    expect([refusal(reply).code, (details?.issues.length ?? 0) >= 1, (details?.issues.length ?? 99) <= 20, details?.issues[0]?.includes('field0')]).toEqual(['BAD_REQUEST', true, true, true])
  })
})
