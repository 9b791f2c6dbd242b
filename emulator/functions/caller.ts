// Who an invocation comes from, and the context that CloudBase hands to the function for it.
import { APP_ID, ENVIRONMENT_ID } from '../environment'

export type Caller =
  | { readonly kind: 'wechat'; readonly openid: string; readonly unionid?: string; readonly address?: string }
  | { readonly kind: 'http' }
  | { readonly kind: 'console' }
  | { readonly kind: 'timer' }
  | { readonly kind: 'function' }

/** `TRIGGER_SRC` by caller; for the others CloudBase's value is not documented, so none is given. */
const TRIGGER_SOURCES: Readonly<Partial<Record<Caller['kind'], string>>> = { wechat: 'wx_client', timer: 'timer', function: 'scf' }

export interface InvocationContext {
  readonly request_id: string
  readonly function_name: string
  readonly function_version: string
  readonly namespace: string
  readonly memory_limit_in_mb: number
  readonly time_limit_in_ms: number
  /** JSON text of the invocation's environment variables. */
  readonly environment: string
}

export function contextFor(functionName: string, requestId: string, caller: Caller, timeLimitMs: number): InvocationContext {
  const source = TRIGGER_SOURCES[caller.kind]
  const environment = {
    TCB_ENV: ENVIRONMENT_ID,
    SCF_NAMESPACE: ENVIRONMENT_ID,
    TCB_SEQID: requestId,
    ...(source === undefined ? {} : { TRIGGER_SRC: source }),
    ...(caller.kind === 'wechat' ? wechatVariables(caller) : {}),
  }
  return {
    request_id: requestId,
    function_name: functionName,
    function_version: '$LATEST',
    namespace: ENVIRONMENT_ID,
    memory_limit_in_mb: 256,
    time_limit_in_ms: timeLimitMs,
    environment: JSON.stringify(environment),
  }
}

/** WeChat writes `userInfo` into the event of every call, over whatever the client put there. */
export function eventFor(event: unknown, caller: Caller): unknown {
  const own: unknown = event === undefined ? {} : JSON.parse(JSON.stringify(event))
  if (caller.kind !== 'wechat' || own === null || typeof own !== 'object' || Array.isArray(own)) return own
  return { ...own, userInfo: { appId: APP_ID, openId: caller.openid } }
}

function wechatVariables(caller: Extract<Caller, { kind: 'wechat' }>): Readonly<Record<string, string>> {
  const variables: Record<string, string> = { WX_OPENID: caller.openid, WX_APPID: APP_ID }
  if (caller.unionid !== undefined) variables['WX_UNIONID'] = caller.unionid
  if (caller.address !== undefined) variables['WX_CLIENTIP'] = caller.address
  return { ...variables, WX_CONTEXT_KEYS: Object.keys(variables).join(',') }
}
