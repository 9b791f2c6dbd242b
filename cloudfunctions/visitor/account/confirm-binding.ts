import { confirmBinding } from '../../../src/contract/account/confirm-binding'
import { bindingMoves } from '../../platform/account/binding-moves'
import { useClaimCode } from '../../platform/account/claim-codes'
import { provingPhone } from '../../platform/account/people'
import { bindWechat, wechatOwner } from '../../platform/account/wechat-owner'
import { handler } from '../../platform/handler'
import { CommitConflict, Refusal } from '../../platform/refusal'
import { maskedPerson, requireBindable } from './conclude-sign-in'

export const confirmBindingHandler = handler(confirmBinding, {
  async load(context, { offer }) {
    if (context.identity.kind !== 'wechat') throw new Refusal('NEEDS_WECHAT', 'only a WeChat identity can be bound')
    const found = await context.database.get('bind_offers', context.lookupHash('bind-offer', offer))
    const isMine = found?.openid === context.identity.openid
    const trainee = found && isMine ? await context.database.get('trainees', found.traineeId) : null
    if (!found || !trainee) throw new Refusal('OFFER_EXPIRED', 'there is no such offer for this WeChat')
    const code = found.claimCodeIssuedAtMs === null ? null : await context.database.get('claim_codes', trainee._id)
    return { wechat: context.identity, offer: found, trainee, code, moves: await bindingMoves(context.database, trainee._id), owner: await wechatOwner(context, context.database, context.identity) }
  },
  decide({ wechat, offer, trainee, code, moves, owner }, _input, { nowMs }) {
    // The same confirmation again, after its answer was lost.
    if (requireBindable(trainee, wechat, owner) === 'bound-to-this') return 'done'
    const codeIsInForce = offer.claimCodeIssuedAtMs === null || (code?.usedAtMs === null && code.issuedAtMs === offer.claimCodeIssuedAtMs)
    const isLive = offer.usedAtMs === null && offer.expiresAtMs > nowMs && offer.bindingMoves === moves
    if (!isLive || !codeIsInForce) throw new Refusal('OFFER_EXPIRED', 'the offer was used, is too old, was made before the binding moved, or its claim code was replaced')
    return 'bind'
  },
  async commit(context, verdict, { wechat, offer, trainee }) {
    if (verdict === 'bind') {
      await context.database.transact(async (transaction) => {
        const current = await transaction.get('trainees', trainee._id)
        if (current?.version !== trainee.version) throw new CommitConflict('the person was bound or changed at the same moment')
        if (offer.claimCodeIssuedAtMs !== null) await useClaimCode(transaction, context.nowMs, trainee._id, offer.claimCodeIssuedAtMs)
        await transaction.update('bind_offers', offer._id, { usedAtMs: context.nowMs, version: offer.version + 1 })
        await bindWechat(transaction, context, trainee, wechat, offer.proof)
      })
    }
    return { ...maskedPerson(trainee), needsOwnPhone: (await provingPhone(context, trainee)) === null }
  },
})
