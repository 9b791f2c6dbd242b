// Whom a WeChat identity serves. A claim document counts only while its owner still has that WeChat.
import { isSameWechat, type WechatIdentity } from '../../../src/domain/account'
import type { EpochMs } from '../../../src/domain/units'
import type { Reader, Transaction } from '../cloudbase/database'
import { DuplicateDocument } from '../cloudbase/database'
import type { Context } from '../context'
import type { TraineeDocument } from '../documents/people'
import { appendEvidence } from '../evidence'
import { CommitConflict } from '../refusal'

type Hashing = Pick<Context, 'lookupHash'>

/** The claims that make a WeChat identity unique; openid first. */
export function wechatClaimIds(context: Hashing, wechat: WechatIdentity): string[] {
  const openidClaim = `openid_${context.lookupHash('openid', wechat.openid)}`
  return wechat.unionid === null ? [openidClaim] : [openidClaim, `unionid_${context.lookupHash('unionid', wechat.unionid)}`]
}

/** Tells a WeChat that served somebody why it serves nobody any more; it goes when the WeChat is bound again. */
function freedId(context: Hashing, { openid }: Pick<WechatIdentity, 'openid'>): string {
  return `freed_${context.lookupHash('openid', openid)}`
}

/** When the school moved a binding away from this WeChat; null when it never did, or the WeChat serves somebody again. */
export async function freedAt(context: Hashing, reader: Reader, wechat: Pick<WechatIdentity, 'openid'>): Promise<EpochMs | null> {
  return (await reader.get('claims', freedId(context, wechat)))?.atMs ?? null
}

export async function wechatOwner(context: Hashing, reader: Reader, wechat: WechatIdentity): Promise<TraineeDocument | null> {
  for (const claimId of wechatClaimIds(context, wechat)) {
    const claim = await reader.get('claims', claimId)
    const owner = claim ? await reader.get('trainees', claim.owner) : null
    if (owner && isSameWechat(owner.wechat, wechat)) return owner
  }
  return null
}

/** Binds in the caller's transaction, which has read the trainee's version; of two at once one finds the other's claim. */
export async function bindWechat(
  transaction: Transaction,
  context: Hashing & Pick<Context, 'nowMs' | 'secrets'>,
  trainee: TraineeDocument,
  wechat: WechatIdentity,
  proof: NonNullable<TraineeDocument['wechat']>['proof'],
): Promise<void> {
  const owner = await wechatOwner(context, transaction, wechat)
  if (owner && owner._id !== trainee._id) throw new CommitConflict('this WeChat was bound to somebody else at the same moment')
  for (const claimId of wechatClaimIds(context, wechat)) {
    const claim = { _id: claimId, owner: trainee._id, atMs: context.nowMs }
    if (await transaction.get('claims', claimId)) await transaction.put('claims', claim)
    else await createClaim(transaction, claim)
  }
  if (await transaction.get('claims', freedId(context, wechat))) await transaction.remove('claims', freedId(context, wechat))
  await transaction.update('trainees', trainee._id, {
    version: trainee.version + 1,
    wechat: { openid: wechat.openid, unionid: wechat.unionid, boundAtMs: context.nowMs, proof },
  })
  await appendEvidence(transaction, context, 'identity', trainee._id, { event: 'wechat-bound', wechat: context.lookupHash('openid', wechat.openid), proof })
}

/**
 * Ends the binding in the caller's transaction, which has fenced the person and read the trainee's version: the old
 * WeChat serves nobody from here on, and every session is dead (ACC-04).
 */
export async function freeWechat(
  transaction: Transaction,
  context: Hashing & Pick<Context, 'nowMs' | 'secrets'>,
  trainee: TraineeDocument,
  wechat: WechatIdentity,
  by: { readonly operator: string; readonly secondOperator: string },
): Promise<void> {
  for (const claimId of wechatClaimIds(context, wechat)) {
    const claim = await transaction.get('claims', claimId)
    if (claim?.owner === trainee._id) await transaction.remove('claims', claimId)
  }
  await transaction.put('claims', { _id: freedId(context, wechat), owner: trainee._id, atMs: context.nowMs })
  const sessionEpoch = trainee.sessionEpoch + 1
  await transaction.update('trainees', trainee._id, { wechat: null, sessionEpoch, version: trainee.version + 1 })
  await appendEvidence(transaction, context, 'identity', trainee._id, { event: 'wechat-freed', wechat: context.lookupHash('openid', wechat.openid), epoch: sessionEpoch, ...by })
}

async function createClaim(transaction: Transaction, claim: { _id: string; owner: string; atMs: number }): Promise<void> {
  try {
    await transaction.create('claims', claim)
  } catch (error) {
    if (error instanceof DuplicateDocument) throw new CommitConflict('this WeChat was bound at the same moment')
    throw error
  }
}
