// The door of every function: event and context in, envelope out. Nobody behind it sees an unparsed input.
import * as v from 'valibot'
import { errorStatus, type ErrorCode, type FunctionName } from '../../src/contract'
import { cloudDatabase } from './cloudbase/database'
import { readInvocation, type InvocationContext } from './cloudbase/app'
import { cloudFileStore } from './cloudbase/storage'
import type { CallerIdentity, Context } from './context'
import type { Handler } from './handler'
import { logEvent, logFailure } from './log'
import { Refusal } from './refusal'
import { createSealer, keyedHash, newId, newToken, randomUnit } from './sealing'
import { readSecrets } from './secrets'

interface Call {
  readonly operation: unknown
  readonly input: unknown
  readonly identity: CallerIdentity
  readonly source: string
  readonly overHttp: boolean
}

interface HttpEvent {
  readonly httpMethod: string
  readonly headers?: Readonly<Record<string, unknown>>
  readonly body?: unknown
  readonly isBase64Encoded?: boolean
}

const maxBodyBytes = 1_000_000

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isHttpEvent(event: unknown): event is HttpEvent {
  return isObject(event) && typeof event['httpMethod'] === 'string' && 'headers' in event
}

function readHttp(event: HttpEvent): Call {
  const headers = Object.fromEntries(Object.entries(event.headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]))
  const text = typeof event.body === 'string' ? (event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString('utf8') : event.body) : ''
  if (Buffer.byteLength(text) > maxBodyBytes) throw new Refusal('PAYLOAD_TOO_LARGE', `the body is larger than ${maxBodyBytes} bytes`)
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    throw new Refusal('BAD_REQUEST', 'the body is not JSON', { issues: ['body: not JSON'] })
  }
  if (!isObject(body)) throw new Refusal('BAD_REQUEST', 'the body is no object', { issues: ['body: no object'] })
  const bearer = /^Bearer ([A-Za-z0-9_-]{20,200})$/.exec(headers['authorization'] ?? '')?.[1]
  // The first address is the client's own claim; the last was added by the platform's gateway.
  const source = (headers['x-forwarded-for'] ?? '').split(',').at(-1)?.trim() ?? ''
  return { operation: body['operation'], input: body['input'], identity: bearer ? { kind: 'bearer', token: bearer } : { kind: 'none' }, source, overHttp: true }
}

function readCall(event: unknown, invocation: InvocationContext): Call {
  // With an openid the event is the client's own data, whatever it looks like.
  if (invocation.openid !== null) {
    const body = isObject(event) ? event : {}
    return { operation: body['operation'], input: body['input'], identity: { kind: 'wechat', openid: invocation.openid, unionid: invocation.unionid }, source: '', overHttp: false }
  }
  if (isHttpEvent(event)) return readHttp(event)
  const body = isObject(event) ? event : {}
  return { operation: body['operation'], input: body['input'], identity: { kind: 'none' }, source: '', overHttp: false }
}

function parseInput(handler: Handler, input: unknown): unknown {
  const parsed = v.safeParse(handler.operation.request, input ?? {})
  if (parsed.success) return parsed.output
  const issues = parsed.issues.slice(0, 20).map((issue) => `${v.getDotPath(issue) ?? 'input'}: ${issue.message}`.slice(0, 300))
  throw new Refusal('BAD_REQUEST', 'the input does not fit the request', { issues })
}

export interface FunctionRules {
  readonly name: FunctionName
  readonly handlers: readonly Handler[]
  /** Admin and timer refuse any event with an openid or by HTTP. */
  readonly refusesClients: boolean
  /** A timer trigger's event becomes this call. */
  readonly onTimer?: (triggerName: string) => { operation: string; input: unknown }
}

let parts: Pick<Context, 'database' | 'files' | 'secrets' | 'tokens' | 'idNumbers' | 'lookupHash'> | undefined

function contextParts(): NonNullable<typeof parts> {
  if (parts) return parts
  const secrets = readSecrets(process.env)
  const lookupKey = secrets.secret('LOOKUP_KEY')
  parts = {
    database: cloudDatabase(),
    files: cloudFileStore(secrets.setting('STORAGE_ROOT')),
    secrets,
    tokens: createSealer(secrets.secret('TOKEN_KEYS')),
    idNumbers: createSealer(secrets.secret('ID_NUMBER_KEYS')),
    lookupHash: (purpose, ...rest) => keyedHash(lookupKey, purpose, ...rest),
  }
  return parts
}

/** Makes the function's `main`. */
export function serve(rules: FunctionRules): (event: unknown, context: unknown) => Promise<unknown> {
  const byName = new Map(rules.handlers.map((entry) => [entry.operation.name, entry]))
  return async function main(event, rawContext) {
    const startedAtMs = Date.now()
    const invocation = readInvocation(rawContext)
    const requestId = invocation.requestId || newId()
    const overHttp = invocation.openid === null && isHttpEvent(event)
    let operationName = ''
    const reply = (envelope: { ok: boolean; error?: { code: ErrorCode } }): unknown => {
      if (!overHttp) return envelope
      const statusCode = envelope.error ? errorStatus[envelope.error.code] : 200
      return { statusCode, headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }, body: JSON.stringify(envelope) }
    }
    try {
      const isTimer = invocation.triggerSource === 'timer' && isObject(event) && typeof event['TriggerName'] === 'string'
      if (rules.refusesClients && (invocation.openid !== null || overHttp)) throw new Refusal('FORBIDDEN', `${rules.name} answers no client`)
      if (rules.name === 'timer' && !isTimer && invocation.triggerSource !== '') throw new Refusal('FORBIDDEN', 'timer answers its triggers and the console only')
      const call = isTimer && rules.onTimer ? { ...rules.onTimer(String(event['TriggerName'])), identity: { kind: 'none' } as const, source: '', overHttp: false } : readCall(event, invocation)
      operationName = typeof call.operation === 'string' ? call.operation.slice(0, 60) : ''
      if (typeof call.operation !== 'string') throw new Refusal('BAD_REQUEST', 'the event names no operation', { issues: ['operation: a text is needed'] })
      const found = byName.get(call.operation)
      if (!found) throw new Refusal('UNKNOWN_OPERATION', `${rules.name} has no such operation`)
      const context: Context = { ...contextParts(), requestId, nowMs: startedAtMs, identity: call.identity, source: call.source, newId, newToken, randomUnit }
      const data = await found.run(context, parseInput(found, call.input))
      return reply({ ok: true, data, serverTimeMs: Date.now() } as { ok: boolean })
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal('INTERNAL', 'an unexpected failure; see the log under this request id')
      if (refusal.code === 'INTERNAL') logFailure('call-failed', error, { requestId, function: rules.name, operation: operationName })
      else logEvent('call-refused', { requestId, function: rules.name, operation: operationName, code: refusal.code })
      const { code, message, details } = refusal
      return reply({ ok: false, error: { code, message, requestId, ...(details === undefined ? {} : { details }) }, serverTimeMs: Date.now() } as { ok: boolean; error: { code: ErrorCode } })
    }
  }
}
