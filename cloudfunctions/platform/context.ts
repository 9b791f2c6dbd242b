// What a handler may use. Handlers declare the narrow part they need (`Pick<Context, …>`).
import type { EpochMs } from '../../src/domain/units'
import type { Database } from './cloudbase/database'
import type { FileStore } from './cloudbase/storage'
import type { Sealer } from './sealing'
import type { Secrets } from './secrets'

/** Who calls, as the door saw it: openid only from the invocation's context, bearer only from the event. */
export type CallerIdentity =
  | { readonly kind: 'wechat'; readonly openid: string; readonly unionid: string | null }
  | { readonly kind: 'bearer'; readonly token: string }
  | { readonly kind: 'none' }

export interface Context {
  readonly requestId: string
  /** The server's clock, read once per call. */
  readonly nowMs: EpochMs
  readonly identity: CallerIdentity
  /** The network address the platform saw, for throttling; '' when unknown. */
  readonly source: string
  readonly database: Database
  readonly files: FileStore
  readonly secrets: Secrets
  /** Seals and opens tokens (TOKEN_KEYS). */
  readonly tokens: Sealer
  /** Seals and opens ID numbers (ID_NUMBER_KEYS). */
  readonly idNumbers: Sealer
  /** Keyed hash with LOOKUP_KEY. */
  lookupHash(purpose: string, ...parts: readonly string[]): string
  newId(): string
  newToken(): string
  randomUnit(): number
}
