// The public server: finds the route of a request and turns whatever goes wrong into an envelope.
import http from 'node:http'
import { sendJson } from '../http'
import { DoorRefusal, refusalOf, sendRefusal } from './envelopes'
import { findRoute, type Route } from './routes'

export function createPublicServer(routes: readonly Route[], now: () => number): http.Server {
  async function handle(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const address = new URL(request.url ?? '/', 'http://127.0.0.1')
    const found = findRoute(routes, request.method ?? 'GET', address.pathname)
    if (found === undefined) throw new DoorRefusal('NOT_FOUND', `There is nothing at ${address.pathname}`)
    if (found === 'wrong method') return sendJson(response, 405, wrongMethod(request.method, address.pathname, now()))
    await found.route.answer({ request, response, address, parts: found.parts })
  }

  return http.createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (refusalOf(error).code === 'INTERNAL') console.error(`${request.method} ${request.url}:`, error)
      sendRefusal(response, error, now())
      request.resume()
    })
  })
}

function wrongMethod(method: string | undefined, path: string, now: number): unknown {
  return { ok: false, error: { code: 'BAD_REQUEST', message: `${path} does not take ${method}`, requestId: '' }, serverTimeMs: now }
}
