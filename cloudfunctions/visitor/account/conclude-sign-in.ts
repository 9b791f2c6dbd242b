// How every door ends once a person is proven: inside WeChat with an offer to bind, in a browser with a session.
import type { ResponseOf } from '../../../src/contract'
import type { claim } from '../../../src/contract/account/claim'
import { judgeBinding, maskName, type WechatIdentity } from '../../../src/domain/account'
import type { RuleSet } from '../../../src/domain/rules'
import { bindingMoves } from '../../platform/account/binding-moves'
import { openSession } from '../../platform/account/sessions'
import { wechatOwner } from '../../platform/account/wechat-owner'
import type { Context } from '../../platform/context'
import type { BindOfferDocument, SessionDocument, TraineeDocument } from '../../platform/documents/people'
import { Refusal } from '../../platform/refusal'

export type SignInOutcome = ResponseOf<typeof claim>
type WechatOutcome = Exclude<SignInOutcome, { kind: 'session' }>

/** What proved the person. `claimCodeIssuedAtMs` names the claim code that the confirmation will use up. */
export interface Proof {
  readonly proof: BindOfferDocument['proof']
  readonly claimCodeIssuedAtMs: number | null
}

export function maskedPerson(trainee: Pick<TraineeDocument, 'name' | 'idTail'>): { maskedName: string; idTail: string } {
  return { maskedName: maskName(trainee.name), idTail: trainee.idTail }
}

/** Throws BOUND_ELSEWHERE or WECHAT_TAKEN when this WeChat may not serve this person (ACC-03). */
export function requireBindable(trainee: TraineeDocument, wechat: WechatIdentity, owner: TraineeDocument | null): 'bound-to-this' | 'free' {
  const verdict = judgeBinding({ traineeId: trainee._id, wechat: trainee.wechat }, wechat, owner?._id ?? null)
  switch (verdict) {
    case 'bound-to-this':
    case 'free':
      return verdict
    case 'bound-elsewhere':
      throw new Refusal('BOUND_ELSEWHERE', 'the person is bound to another WeChat')
    case 'wechat-taken':
      throw new Refusal('WECHAT_TAKEN', 'this WeChat serves another person', maskedPerson(owner ?? trainee))
  }
}

export async function offerBinding(context: Context, rules: RuleSet, trainee: TraineeDocument, wechat: WechatIdentity, proof: Proof): Promise<WechatOutcome> {
  if (requireBindable(trainee, wechat, await wechatOwner(context, context.database, wechat)) === 'bound-to-this') {
    return { kind: 'signed-in', ...maskedPerson(trainee) }
  }
  const offer = context.newToken()
  const expiresInMs = rules.accounts.bindTokenLifeMs
  await context.database.put('bind_offers', {
    _id: context.lookupHash('bind-offer', offer),
    version: 1,
    traineeId: trainee._id,
    openid: wechat.openid,
    unionid: wechat.unionid,
    ...proof,
    bindingMoves: await bindingMoves(context.database, trainee._id),
    expiresAtMs: context.nowMs + expiresInMs,
    usedAtMs: null,
  })
  return { kind: 'offer', offer, expiresInMs, ...maskedPerson(trainee) }
}

export async function concludeSignIn(
  context: Context,
  rules: RuleSet,
  trainee: TraineeDocument,
  proof: Proof,
  session: { readonly device: string | undefined; readonly proof: SessionDocument['proof']; readonly mustSetPassword: boolean },
): Promise<SignInOutcome> {
  if (context.identity.kind === 'wechat') return offerBinding(context, rules, trainee, context.identity, proof)
  return openSession(context, rules, trainee, session)
}
