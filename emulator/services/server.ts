// Services outside the cloud account, answered in their place on a port of their own: Tencent Cloud's API at the root
// (its SDK takes a host, no path) and the provincial centre under /province.
import http from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { readBody, sendJson } from '../http'
import { createTencentCloud } from './tencent-cloud'
import { SLOW_ANSWER_MS, type FaceService } from './face'
import type { Outbox } from './outbox'
import type { ProvinceService } from './province'

export function createServicesServer(outbox: Outbox, face: FaceService, province: ProvinceService, now: () => number): http.Server {
  const answerTencent = createTencentCloud(outbox, face, now)

  async function handle(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const body = await readJsonObject(request)
    const address = new URL(request.url ?? '/', 'http://services.local').pathname
    if (request.method !== 'POST') return sendJson(response, 405, { error: 'POST only' })
    if (address === '/province/results/evidence-roots') return takeRoot(body, response)
    if (address.startsWith('/province/')) {
      const reply = province.answer(address, body, request.headers.authorization ?? null)
      if (reply.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, reply.delayMs).unref())
      return sendJson(response, reply.status, reply.body)
    }
    const [action, version] = [request.headers['x-tc-action'], request.headers['x-tc-version']]
    if (face.outcome() === 'slow' && /Face$/.test(String(action))) await delay(SLOW_ANSWER_MS, undefined, { ref: false })
    sendJson(response, 200, answerTencent({ action: String(action ?? body['Action'] ?? ''), version: String(version ?? body['Version'] ?? ''), body }))
  }

  /** The daily evidence root, kept by day. */
  function takeRoot(body: Readonly<Record<string, unknown>>, response: http.ServerResponse): void {
    if (province.outcome() === 'down') return sendJson(response, 503, { error: 'maintenance' })
    outbox.record('roots', { body, atMs: now() })
    sendJson(response, 200, { receipt: `E${String(body['day'])}` })
  }

  return http.createServer((request, response) => {
    handle(request, response).catch((error: unknown) => sendJson(response, 500, { error: String(error) }))
  })
}

async function readJsonObject(request: http.IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const text = (await readBody(request)).toString('utf8')
  const value: unknown = text === '' ? {} : JSON.parse(text)
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : { value }
}
