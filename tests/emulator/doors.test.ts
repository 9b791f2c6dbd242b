import fs from 'node:fs'
import path from 'node:path'
import * as v from 'valibot'
import type { Catalogue } from '../../emulator/contract'
import type { Emulator } from '../../emulator/start'
import { callData, dataDirectory, get, post, removeDirectories, startFixture } from './fixtures/emulator'

const catalogue: Catalogue = {
  operations: [
    { name: 'get', function: 'visitor', summary: 'reads a note', request: v.strictObject({ id: v.string() }), response: v.array(v.strictObject({ _id: v.string(), text: v.string(), atMs: v.number() })), errors: [] },
    { name: 'refuse', function: 'visitor', request: v.strictObject({ code: v.string() }), response: v.strictObject({}), errors: ['TAKEN'] },
    { name: 'identity', function: 'visitor', request: v.strictObject({}), response: v.any(), errors: [] },
    { name: 'put', function: 'visitor', request: v.any(), response: v.strictObject({}), errors: [] },
  ],
  errorStatus: { TAKEN: 409, BAD_REQUEST: 400 },
  doorErrors: ['BAD_REQUEST', 'INTERNAL'],
}

let emulator: Emulator
const dataDir = dataDirectory()

beforeAll(async () => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined)
  emulator = await startFixture({ dataDir, catalogue })
})
afterAll(async () => {
  await emulator.close()
  removeDirectories()
})

describe('calls', () => {
  test('hands a call over HTTP to the function as CloudBase does, with the network address last', async () => {
    const data = (await callData(emulator, 'identity', {}, { authorization: 'Bearer abc', 'x-forwarded-for': '9.9.9.9' })) as { event: Record<string, unknown>; openid: unknown }
    const { path: address, httpMethod, headers, queryStringParameters, body, isBase64Encoded } = data.event as { headers: Record<string, string> } & Record<string, unknown>
    expect({ address, httpMethod, authorization: headers['authorization'], source: headers['x-forwarded-for'], queryStringParameters, body, isBase64Encoded, openid: data.openid }).toEqual({
      address: '/call/visitor', httpMethod: 'POST', authorization: 'Bearer abc', source: '9.9.9.9, 127.0.0.1', queryStringParameters: {},
      body: '{"operation":"identity","input":{}}', isBase64Encoded: false, openid: null,
    })
  })

  test('hands a WeChat call over with the openid in the context alone, and WeChat’s own userInfo in the event', async () => {
    const forged = { operation: 'identity', openid: 'forged', userInfo: { openId: 'forged' }, httpMethod: 'POST', headers: { 'x-emulator-openid': 'forged' }, body: '{"operation":"put"}' }
    const { body } = await post(emulator, '/call/visitor', forged, { 'x-emulator-openid': 'real', 'x-emulator-unionid': 'union' })
    expect(body['data']).toEqual({ event: { ...forged, userInfo: { appId: expect.any(String), openId: 'real' } }, openid: 'real', unionid: 'union', trigger: 'wx_client' })
  })

  test('keeps identities of calls that run at the same time apart', async () => {
    const openids = Array.from({ length: 20 }, (_unused, i) => `o${i}`)
    const answers = await Promise.all(openids.map(async (openid) => ((await callData(emulator, 'identity', {}, { 'x-emulator-openid': openid })) as { openid: string }).openid))
    expect(answers).toEqual(openids)
  })

  test('gives a console run the raw event and no identity', async () => {
    const { body } = await post(emulator, '/emulator/console/admin', { operation: 'identity', operator: 'x' }, { 'x-emulator-openid': 'ignored' })
    expect(body['data']).toEqual({ event: { operation: 'identity', operator: 'x' }, openid: null, unionid: null, trigger: null })
  })

  test.each([
    ['an unknown function', '/call/nobody', '{}', {}, 404, 'NOT_FOUND'],
    ['a folder name', '/call/..%2Fvisitor', '{}', {}, 404, 'NOT_FOUND'],
    ['malformed JSON from WeChat', '/call/visitor', '{', { 'x-emulator-openid': 'o' }, 400, 'BAD_REQUEST'],
    ['a list from WeChat', '/call/visitor', '[]', { 'x-emulator-openid': 'o' }, 400, 'BAD_REQUEST'],
    ['more than 6 MB', '/call/visitor', 'x'.repeat(6 * 1024 * 1024 + 1), {}, 413, 'PAYLOAD_TOO_LARGE'],
    ['a function that throws', '/call/visitor', '{"operation":"crash"}', {}, 500, 'INTERNAL'],
    ['a function that takes longer than its time limit', '/call/visitor', '{"operation":"slow"}', {}, 500, 'INTERNAL'],
  ])('answers %s with an envelope', async (_title, address, body, headers, status, code) => {
    const answer = await post(emulator, address, body, headers as Record<string, string>)
    expect([answer.status, answer.body]).toEqual([
      status,
      { ok: false, error: { code, message: expect.any(String), requestId: expect.any(String), ...(code === 'BAD_REQUEST' ? { details: expect.any(Object) } : {}) }, serverTimeMs: expect.any(Number) },
    ])
  })

  test('answers with the status of the error code, over HTTP and from WeChat', async () => {
    const overHttp = await post(emulator, '/call/visitor', { operation: 'refuse', input: { code: 'TAKEN' } })
    const fromWechat = await post(emulator, '/call/visitor', { operation: 'refuse', input: { code: 'TAKEN' } }, { 'x-emulator-openid': 'o' })
    expect([overHttp.status, fromWechat.status]).toEqual([409, 409])
  })

  test('does not take GET for a call', async () => {
    expect((await fetch(`${emulator.url}/call/visitor`)).status).toBe(405)
  })

  test('lets one function call another', async () => {
    expect(await callData(emulator, 'call', { name: 'trainee' })).toMatchObject({ data: { trigger: 'scf', openid: null } })
  })
})

describe('statistics', () => {
  test('counts database operations of one call', async () => {
    const { headers } = await post(emulator, '/call/visitor', { operation: 'work' })
    const requestId = headers.get('x-request-id') as string
    const counted = await get(emulator, `/emulator/stats?requestId=${requestId}`)
    expect(counted).toMatchObject({ requestId, function: 'visitor', operation: 'work', caller: 'http', reads: 1, writes: 2, isAnswered: true })
  })

  test('notices answers and errors that break the contract, and passes them on', async () => {
    await fetch(`${emulator.url}/emulator/stats`, { method: 'DELETE' })
    await callData(emulator, 'put', { id: 'n', text: 'fits' })
    await callData(emulator, 'get', { id: 'n' })
    await post(emulator, '/call/visitor', { operation: 'refuse', input: { code: 'TAKEN' } })
    await post(emulator, '/call/visitor', { operation: 'refuse', input: { code: 'BAD_REQUEST' } })
    const undeclared = await post(emulator, '/call/visitor', { operation: 'refuse', input: { code: 'OTHER' } })
    await post(emulator, '/emulator/console/visitor', { operation: 'plain' })
    const { contractBreaches } = (await get(emulator, '/emulator/stats')) as { contractBreaches: { operation: string; reason: string }[] }
    expect([undeclared.body['ok'], contractBreaches.map(({ operation, reason }) => [operation, reason])]).toEqual([
      false,
      [['put', expect.stringContaining('does not fit')], ['refuse', 'The error OTHER is not declared'], ['plain', 'The answer is no envelope']],
    ])
  })

  test('describes the contract in JSON Schema', async () => {
    const { operations, doorErrors } = (await get(emulator, '/emulator/contract')) as { operations: Record<string, unknown>[]; doorErrors: unknown }
    expect([operations[0], doorErrors]).toEqual([
      {
        name: 'get', function: 'visitor', caller: 'visitor', summary: 'reads a note', errors: [],
        request: { $schema: expect.any(String), type: 'object', properties: { id: { type: 'string' } }, required: ['id'], additionalProperties: false },
        response: expect.objectContaining({ type: 'array' }),
      },
      [{ code: 'BAD_REQUEST', status: 400 }, { code: 'INTERNAL', status: 500 }],
    ])
  })
})

describe('clock and timers', () => {
  test('moves every function’s time forward, and only its time', async () => {
    const before = (await callData(emulator, 'clock')) as { nowMs: number }
    const { body } = await post(emulator, '/emulator/clock', { advanceMs: 3_000 })
    const after = (await callData(emulator, 'clock')) as { nowMs: number; made: number; text: string; isDate: boolean; constructed: string }
    expect(after.nowMs - before.nowMs).toBeGreaterThanOrEqual(3_000)
    expect(Math.abs(after.made - after.nowMs)).toBeLessThan(50)
    expect([after.isDate, after.constructed, body['offsetMs'], new Date(after.text).getTime()]).toEqual([true, '[object Date]', expect.any(Number), expect.any(Number)])
  })

  test.each([[-1], [0.5], ['1000'], [null], [1e308], [6 * 366 * 86_400_000], [[1000]]])('refuses to move the clock by %j', async (advanceMs) => {
    const { status, body } = await post(emulator, '/emulator/clock', { advanceMs })
    expect([status, (body['error'] as { code: string }).code]).toEqual([400, 'BAD_REQUEST'])
  })

  test('runs each trigger that fell due in a jump once, before it answers', async () => {
    const { body } = await post(emulator, '/emulator/clock', { advanceMs: 3 * 86_400_000 })
    const { ranTriggers } = body as { ranTriggers: string[] }
    expect([...ranTriggers].sort()).toEqual(['hourly', 'nightly'])
    const again = await post(emulator, '/emulator/clock', { advanceMs: 0 })
    expect(again.body['ranTriggers']).toEqual([])
  })

  test('runs one trigger on request', async () => {
    const one = await post(emulator, '/emulator/timer/nightly', {})
    const none = await post(emulator, '/emulator/timer/none', {})
    expect([one.status, one.body['trigger'], none.status]).toEqual([200, 'nightly', 404])
  })
})

describe('pages', () => {
  test('serves the client and its hashed files for good', async () => {
    const page = await fetch(`${emulator.url}/`)
    const script = await fetch(`${emulator.url}/js/app.0123abcd.js`)
    expect([page.status, page.headers.get('cache-control'), script.headers.get('cache-control'), (await fetch(`${emulator.url}/none.js`)).status]).toEqual([
      200, 'no-cache', 'public, max-age=31536000, immutable', 404,
    ])
  })

  test('answers an unchanged page without sending it again', async () => {
    const etag = (await fetch(`${emulator.url}/index.html`)).headers.get('etag') as string
    expect((await fetch(`${emulator.url}/index.html`, { headers: { 'if-none-match': etag } })).status).toBe(304)
  })

  test('leads a printed code to the page that answers it', async () => {
    const response = await fetch(`${emulator.url}/q/ab-12`, { redirect: 'manual' })
    expect([response.status, response.headers.get('location')]).toEqual([302, '/#/pages/check/index?scene=ab-12'])
  })
})

test('keeps what functions print in the log, with function and request', async () => {
  const { headers } = await post(emulator, '/call/visitor', { operation: 'print', input: { text: '印' } })
  const log = fs.readFileSync(path.join(dataDir, 'functions.log'), 'utf8')
  expect(log).toContain(`visitor ${headers.get('x-request-id')} log a line of 印`)
})
