// Services outside the cloud account, answered in their place on a port of their own: Tencent Cloud's API at the root
// (its SDK takes a host, no path) and the provincial centre under /province.
import http from 'node:http'
import { readBody, sendJson } from '../http'
import { createTencentCloud } from './tencent-cloud'
import type { FaceService } from './face'
import type { Outbox } from './outbox'

export function createServicesServer(outbox: Outbox, face: FaceService, now: () => number): http.Server {
  const answerTencent = createTencentCloud(outbox, face, now)

  async function handle(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const body = await readJsonObject(request)
    const address = new URL(request.url ?? '/', 'http://services.local').pathname
    if (request.method !== 'POST') return sendJson(response, 405, { error: 'POST only' })
    if (address === '/province/results') return takeResults(body, request, response)
    const [action, version] = [request.headers['x-tc-action'], request.headers['x-tc-version']]
    sendJson(response, 200, answerTencent({ action: String(action ?? body['Action'] ?? ''), version: String(version ?? body['Version'] ?? ''), body }))
  }

  function takeResults(body: Readonly<Record<string, unknown>>, request: http.IncomingMessage, response: http.ServerResponse): void {
    const authorization = request.headers.authorization ?? null
    outbox.record('province', { body, authorization, atMs: now() })
    sendJson(response, 200, { received: true, receipt: `R${now()}` })
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
