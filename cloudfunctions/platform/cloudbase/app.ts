// The one place that starts the CloudBase SDK. Where it points is decided by the environment alone.
import tcb from '@cloudbase/node-sdk'

export type CloudApp = ReturnType<typeof tcb.init>

let app: CloudApp | undefined

export function cloudApp(): CloudApp {
  app ??= tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, keepalive: true, timeout: 15_000 })
  return app
}

export interface InvocationContext {
  readonly requestId: string
  readonly openid: string | null
  readonly unionid: string | null
  /** `timer` for a timer trigger. */
  readonly triggerSource: string
}

/** Reads who calls from the invocation's own context (never from process.env, never from the event). */
export function readInvocation(context: unknown): InvocationContext {
  const raw = context as { request_id?: unknown; environment?: unknown; environ?: unknown } | null
  const requestId = typeof raw?.request_id === 'string' ? raw.request_id : ''
  if (!raw || (raw.environment === undefined && raw.environ === undefined)) return { requestId, openid: null, unionid: null, triggerSource: '' }
  const environment = tcb.getCloudbaseContext(context as Parameters<typeof tcb.getCloudbaseContext>[0])
  return {
    requestId,
    openid: environment.WX_OPENID || null,
    unionid: environment.WX_UNIONID || null,
    triggerSource: environment.TRIGGER_SRC || '',
  }
}
