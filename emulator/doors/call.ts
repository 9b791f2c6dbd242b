// POST /call/<function> and the console: turn a request into the event the function would get in the cloud, and its
// answer into an HTTP answer. Every answer is held against the contract.
import { randomUUID } from 'node:crypto'
import type http from 'node:http'
import { isUtf8 } from 'node:buffer'
import { breachOf, type Catalogue } from '../contract'
import type { Caller, FunctionHost } from '../functions'
import { readBody, sendJson, sendText } from '../http'
import type { Statistics } from '../statistics'
import { DoorRefusal, sendRefusal } from './envelopes'
import { header, MAX_CALL_BYTES, parseJson } from './reading'
import { route, type Route, type Visit } from './routes'

export interface CallSurroundings {
  readonly host: FunctionHost
  readonly catalogue: Catalogue
  readonly statistics: Statistics
  readonly now: () => number
}

interface FunctionCall {
  readonly event: unknown
  readonly caller: Caller
  /** For the contract; undefined when the body does not name one. */
  readonly operation: string | undefined
}

export function callRoutes({ host, catalogue, statistics, now }: CallSurroundings): readonly Route[] {
  async function answer(visit: Visit, readCall: (body: Buffer) => FunctionCall): Promise<void> {
    const requestId = randomUUID()
    let operation: string | undefined
    try {
      const call = readCall(await readBody(visit.request, MAX_CALL_BYTES))
      operation = call.operation
      const { result } = await host.invoke(visit.parts['function'] as string, call.event, call.caller, requestId)
      sendResult(visit.response, result, call.operation, requestId)
    } catch (error) {
      if (!(error instanceof DoorRefusal)) console.error(`${visit.address.pathname} ${operation ?? ''} ${requestId}:`, error)
      sendRefusal(visit.response, error, now(), requestId)
    }
  }

  function sendResult(response: http.ServerResponse, result: unknown, operation: string | undefined, requestId: string): void {
    const counts = statistics.request(requestId)
    const headers = { 'x-request-id': requestId, 'x-emulator-reads': counts?.reads ?? 0, 'x-emulator-writes': counts?.writes ?? 0 }
    if (isHttpAnswer(result)) {
      const body = result.isBase64Encoded === true ? Buffer.from(String(result.body ?? ''), 'base64').toString('utf8') : String(result.body ?? '')
      noteBreach(operation, jsonOrUndefined(body), requestId)
      sendText(response, result.statusCode, body, 'application/json; charset=utf-8', { ...(result.headers as http.OutgoingHttpHeaders), ...headers })
    } else {
      noteBreach(operation, result, requestId)
      sendJson(response, statusOf(result), result, headers)
    }
  }

  function noteBreach(operation: string | undefined, envelope: unknown, requestId: string): void {
    const reason = breachOf(catalogue, operation, envelope)
    if (reason === undefined) return
    statistics.breach({ operation: operation ?? '', reason, requestId })
    console.error(`\n*** CONTRACT BREACH *** ${operation ?? '(no operation)'}: ${reason} [${requestId}]\n`)
  }

  function statusOf(envelope: unknown): number {
    const { ok, error } = (envelope ?? {}) as { ok?: unknown; error?: { code?: unknown } }
    if (ok === true) return 200
    return catalogue.errorStatus[String(error?.code)] ?? (ok === false ? 500 : 200)
  }

  return [
    route('POST', '/call/:function', (visit) => answer(visit, (body) => readClientCall(visit, body))),
    route('POST', '/emulator/console/:function', (visit) => answer(visit, readConsoleCall)),
  ]
}

/** With an openid the body is the client's own data, as `wx.cloud.callFunction` sends it; without, it came over HTTP. */
function readClientCall(visit: Visit, body: Buffer): FunctionCall {
  const openid = header(visit.request, 'x-emulator-openid')
  const text = body.toString('utf8')
  const address = header(visit.request, 'x-emulator-source') ?? visit.request.socket.remoteAddress ?? ''
  if (openid === undefined) return { event: httpEvent(visit, body, address), caller: { kind: 'http' }, operation: operationOf(jsonOrUndefined(text)) }
  const event = parseJson(text)
  if (event === null || typeof event !== 'object' || Array.isArray(event)) throw new DoorRefusal('BAD_REQUEST', 'The body is no object')
  const unionid = header(visit.request, 'x-emulator-unionid')
  const caller: Caller = { kind: 'wechat', openid, address, ...(unionid === undefined ? {} : { unionid }) }
  return { event, caller, operation: operationOf(event) }
}

function readConsoleCall(body: Buffer): FunctionCall {
  const event = parseJson(body.toString('utf8'))
  return { event, caller: { kind: 'console' }, operation: operationOf(event) }
}

/** The address the platform saw is the last of the forwarded ones; those before it are the client's own claims. */
function httpEvent({ request, address }: Visit, body: Buffer, source: string): unknown {
  const isText = isUtf8(body)
  const forwarded = header(request, 'x-forwarded-for')
  return {
    path: address.pathname,
    httpMethod: request.method,
    headers: { ...request.headers, 'x-forwarded-for': forwarded === undefined ? source : `${forwarded}, ${source}`, 'x-real-ip': source },
    queryStringParameters: Object.fromEntries(address.searchParams),
    body: body.toString(isText ? 'utf8' : 'base64'),
    isBase64Encoded: !isText,
  }
}

function operationOf(body: unknown): string | undefined {
  if (body === null || typeof body !== 'object') return undefined
  const { operation } = body as { operation?: unknown }
  return typeof operation === 'string' ? operation.slice(0, 100) : undefined
}

function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

function isHttpAnswer(result: unknown): result is { statusCode: number; headers?: unknown; body?: unknown; isBase64Encoded?: unknown } {
  return result !== null && typeof result === 'object' && typeof (result as { statusCode?: unknown }).statusCode === 'number'
}
