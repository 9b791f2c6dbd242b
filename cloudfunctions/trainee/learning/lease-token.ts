// The sealed credential of one page (integrity, the lease): all that a renewal decides on, bound to its caller.
import type { Lease, LeaseRules } from '../../../src/domain/playback'
import type { Context } from '../../platform/context'
import { Refusal } from '../../platform/refusal'
import { recordRefusedAttempt } from '../../platform/refusals'
import { findSignedIn } from '../../platform/signed-in'

/** Permission to report and renew: names the desk's state by its stamp. */
export interface LeaseToken {
  readonly kind: 'lease'
  readonly traineeId: string
  /** The stamp that the desk has while this token is the latest; empty for a lease that was given back. */
  readonly stamp: string
  readonly lease: Lease
  readonly rules: LeaseRules
}

/** A lesson played fully or earned: nothing but the resume point can be reported. */
export interface FreeToken {
  readonly kind: 'free'
  readonly traineeId: string
  readonly period: string
  readonly lesson: string
  readonly mediaMs: number
  readonly frontierMs: number
}

export type PageToken = LeaseToken | FreeToken

const purpose = 'lease'

const ruleNames = [
  'leaseMeanMs',
  'leaseFloorMs',
  'leaseCapMs',
  'carryCapMs',
  'bridgeMs',
  'tailMs',
  'tokenLifeMs',
  'baseMs',
  'meanMs',
  'capMs',
  'afterMissFloorMs',
  'afterMissCapMs',
  'inPlaceWindowMs',
  'qrWindowMs',
  // New names go last: a token from before has none, and raises no photo check.
  'photoWindowMs',
  'photoChecksPerHour',
] as const satisfies readonly (keyof LeaseRules)[]

type Callers = Pick<Context, 'identity' | 'lookupHash'>
type Refusing = Callers & Pick<Context, 'database' | 'nowMs' | 'requestId' | 'secrets' | 'tokens'>

/** Whom a token is bound to: the WeChat identity or the web session of the call. */
function callerOf({ identity, lookupHash }: Callers): string | null {
  if (identity.kind === 'wechat') return `w${lookupHash('lease-caller', identity.openid).slice(0, 32)}`
  return identity.kind === 'bearer' ? `s${lookupHash('lease-caller', identity.token).slice(0, 32)}` : null
}

export function sealPageToken(context: Callers & Pick<Context, 'tokens'>, token: PageToken): string {
  const rules = token.kind === 'lease' ? ruleNames.map((name) => token.rules[name]) : null
  return context.tokens.seal(JSON.stringify({ ...token, rules, caller: callerOf(context) }), purpose)
}

interface Unsealed {
  readonly token: PageToken
  readonly caller: string
}

/** Null for a token that is not ours or is damaged; its caller is compared only where the token is the credential. */
function unseal(context: Pick<Context, 'tokens'>, sealed: string): Unsealed | null {
  const plain = context.tokens.open(sealed, purpose)
  if (plain === null) return null
  const { caller, rules, ...rest } = JSON.parse(plain) as Record<string, unknown> & { caller: string; rules: number[] | null }
  const named = rules === null ? {} : { rules: Object.fromEntries(ruleNames.map((name, index) => [name, rules[index]])) }
  return { caller, token: { ...rest, ...named } as unknown as PageToken }
}

/** The token as the credential of this call, without a read; throws TOKEN_REFUSED for another caller's. */
export async function requirePageToken(context: Refusing, sealed: string): Promise<PageToken> {
  const unsealed = unseal(context, sealed)
  if (unsealed !== null && unsealed.caller === callerOf(context)) return unsealed.token
  const signedIn = await findSignedIn(context)
  return refuseToken(context, unsealed, signedIn?.trainee._id ?? null)
}

/** The token as a reference to a lease of this trainee, who has signed in again since (a new session, another day). */
export async function requireOwnToken(context: Refusing, sealed: string, traineeId: string): Promise<PageToken> {
  const unsealed = unseal(context, sealed)
  if (unsealed?.token.traineeId === traineeId) return unsealed.token
  return refuseToken(context, unsealed, traineeId)
}

/** Written down when it is known who tried, and the token is not their own of an earlier session. */
async function refuseToken(context: Refusing, unsealed: Unsealed | null, callerId: string | null): Promise<never> {
  const owner = unsealed?.token.traineeId ?? null
  if (callerId !== null && owner !== callerId) await recordRefusedAttempt(context, callerId, { event: 'token-refused', reason: owner === null ? 'forged' : 'foreign', owner })
  throw new Refusal('TOKEN_REFUSED', owner === null ? 'the token is not ours or is damaged' : 'the token belongs to another caller')
}
