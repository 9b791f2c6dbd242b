import { openBindCode } from '../../../src/contract/account/open-bind-code'
import { openScanCode, scanCodeExpired } from '../../platform/account/scan-codes'
import { handler } from '../../platform/handler'
import { Refusal } from '../../platform/refusal'
import { currentRuleSet } from '../../platform/rules-in-force'
import { offerBinding } from './conclude-sign-in'

export const openBindCodeHandler = handler(openBindCode, {
  async load(context, { code }) {
    if (context.identity.kind !== 'wechat') throw new Refusal('NEEDS_WECHAT', 'only a WeChat identity can be bound')
    const found = await openScanCode(context, 'bind', code)
    const trainee = await context.database.get('trainees', found.traineeId ?? 'nobody')
    return { wechat: context.identity, found, trainee, rules: await currentRuleSet(context) }
  },
  decide({ found, trainee }) {
    if (!trainee || trainee.sessionEpoch !== found.sessionEpoch) throw scanCodeExpired()
    return { trainee, proof: found.proof ?? 'sms' } as const
  },
  // The code stays open until it expires: the offers made from it can bind this person once, to one WeChat.
  commit: (context, { trainee, proof }, { wechat, rules }) => offerBinding(context, rules, trainee, wechat, { proof, claimCodeIssuedAtMs: null }),
})
