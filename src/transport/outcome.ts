// What a call can come back with: the server's answer, or no answer at all.
import type { Answer, CallError, Operation, ResponseOf } from '../contract'
import type { doorErrorTable } from '../contract/door-errors'

/** The errors that an operation declares, and those any call may meet at the door. */
export type CodeOf<O extends Operation> = O['errors'][number] | keyof typeof doorErrorTable

export type ServerErrorOf<O extends Operation> = Extract<CallError, { code: CodeOf<O> }>

/**
 * No answer reached us: no network, a time-out, or a gateway that speaks no envelope.
 * Nobody knows whether the call arrived, so whatever is repeated must be idempotent.
 */
export interface OfflineError {
  readonly code: 'OFFLINE'
  readonly message: string
  readonly requestId: ''
  readonly details?: undefined
}

export type Outcome<O extends Operation> =
  | { readonly ok: true; readonly data: ResponseOf<O>; readonly serverTimeMs: number }
  | { readonly ok: false; readonly error: ServerErrorOf<O> | OfflineError }

/** What screens that only show a failure need of it. */
export interface CallFailure {
  readonly code: string
  readonly requestId: string
  readonly details?: unknown
}

export function offline(message: string): { readonly ok: false; readonly error: OfflineError } {
  return { ok: false, error: { code: 'OFFLINE', message, requestId: '' } }
}

/** An envelope, or null when something else answered (a proxy's page, an empty body). */
export function readEnvelope(body: unknown): Answer<unknown> | null {
  if (typeof body !== 'object' || body === null || !('ok' in body)) return null
  const envelope = body as { ok: unknown; error?: unknown }
  if (envelope.ok === true && 'data' in body) return body as Answer<unknown>
  if (envelope.ok === false && typeof envelope.error === 'object' && envelope.error !== null && 'code' in envelope.error) return body as Answer<unknown>
  return null
}
