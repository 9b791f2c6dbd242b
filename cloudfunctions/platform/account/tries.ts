// Counts tries per account and source before they are judged (ACC-02). See src/domain/account/throttling.ts.
import { accountWideLimits, judgeTry, pairLimits, sourceWideLimits, type ThrottleLimits } from '../../../src/domain/account'
import type { RuleSet } from '../../../src/domain/rules'
import type { Context } from '../context'
import type { ThrottleDocument } from '../documents/people'
import { CommitConflict, Refusal } from '../refusal'

type Needs = Pick<Context, 'database' | 'identity' | 'lookupHash' | 'nowMs' | 'source'>

/** What is tried: `password` at an ID number, `sms` at a phone or ID number, `claim` at an ID number. */
export type TryKind = 'password' | 'sms' | 'claim' | 'old-password'

export interface Try {
  readonly triesLeft: number
  /** Clears the pair's count and remembers that it succeeded. */
  succeed(): Promise<void>
  /** Adds the failure to the wide counts; the pair's count has it already. */
  fail(): Promise<void>
}

/** The calling side, as far as it can be told apart: the WeChat identity or the network address. */
export function sourceOf(context: Pick<Context, 'identity' | 'source'>): string {
  return context.identity.kind === 'wechat' ? `openid:${context.identity.openid}` : `address:${context.source}`
}

/** Reserves one try; throws THROTTLED while the caller has to wait. `subject` is the account as the caller named it. */
export async function takeTry(context: Needs, rules: RuleSet, kind: TryKind, subject: string): Promise<Try> {
  const source = sourceOf(context)
  const pairId = `${kind}-pair_${context.lookupHash('throttle', kind, subject, source)}`
  const wide: readonly (readonly [string, ThrottleLimits])[] = [
    [`${kind}-account_${context.lookupHash('throttle', kind, 'account', subject)}`, accountWideLimits(rules.accounts)],
    [`${kind}-source_${context.lookupHash('throttle', kind, 'source', source)}`, sourceWideLimits(rules.accounts)],
  ]
  const pair = await context.database.get('throttles', pairId)
  if (!pair?.hasSucceeded) for (const [id, limits] of wide) refuseWhileWaiting(await context.database.get('throttles', id), context.nowMs, limits)
  const { triesLeft } = await countTry(context, pairId, pair, pairLimits(rules.accounts))
  return {
    triesLeft,
    async succeed() {
      const counted = await context.database.get('throttles', pairId)
      if (!counted) return
      const change = { failures: 0, notBeforeMs: 0, hasSucceeded: true, version: counted.version + 1 }
      // A parallel try may have counted meanwhile; its count stands, this person is in anyhow.
      await context.database.updateIf('throttles', { _id: pairId, version: counted.version }, change)
    },
    async fail() {
      for (const [id, limits] of wide) await countWide(context, id, limits)
    },
  }
}

/** Counts one use of something that has no right or wrong (a message sent); throws THROTTLED while it has to wait. */
export async function takeUse(context: Needs, limits: ThrottleLimits, kind: string, subject: string): Promise<void> {
  const id = `${kind}_${context.lookupHash('throttle', kind, subject)}`
  await countTry(context, id, await context.database.get('throttles', id), limits)
}

/** Forgets the uses: what was sent was used. */
export async function clearUses(context: Pick<Context, 'database' | 'lookupHash'>, kind: string, subject: string): Promise<void> {
  const id = `${kind}_${context.lookupHash('throttle', kind, subject)}`
  const found = await context.database.get('throttles', id)
  if (found) await context.database.updateIf('throttles', { _id: id, version: found.version }, { failures: 0, notBeforeMs: 0, version: found.version + 1 })
}

function refuseWhileWaiting(found: ThrottleDocument | null, nowMs: number, limits: ThrottleLimits) {
  const verdict = judgeTry(found, nowMs, limits)
  if (verdict.kind === 'wait') throw new Refusal('THROTTLED', 'too many tries', { retryAfterMs: verdict.retryAfterMs, triesLeft: 0 })
  return verdict
}

async function countTry(context: Needs, id: string, found: ThrottleDocument | null, limits: ThrottleLimits): Promise<{ triesLeft: number }> {
  const { next, triesLeft } = refuseWhileWaiting(found, context.nowMs, limits)
  const isCounted = found
    ? await context.database.updateIf('throttles', { _id: id, version: found.version }, { ...next, version: found.version + 1 })
    : await context.database.createIfAbsent('throttles', { _id: id, version: 1, ...next, hasSucceeded: false })
  // Parallel tries queue up here: none is judged before it is counted.
  if (!isCounted) throw new CommitConflict('another try of the same caller was counted at the same moment')
  return { triesLeft }
}

async function countWide(context: Needs, id: string, limits: ThrottleLimits): Promise<void> {
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const found = await context.database.get('throttles', id)
    const verdict = judgeTry(found, context.nowMs, limits)
    if (verdict.kind === 'wait') return
    const isCounted = found
      ? await context.database.updateIf('throttles', { _id: id, version: found.version }, { ...verdict.next, version: found.version + 1 })
      : await context.database.createIfAbsent('throttles', { _id: id, version: 1, ...verdict.next, hasSucceeded: false })
    if (isCounted) return
  }
}
