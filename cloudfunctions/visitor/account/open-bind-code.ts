import type { RequestOf } from '../../../src/contract'
import { openBindCode } from '../../../src/contract/account/open-bind-code'
import { openScanCode, openTypedCode, scanCodeExpired } from '../../platform/account/scan-codes'
import type { Context } from '../../platform/context'
import type { TraineeDocument } from '../../platform/documents/people'
import { handler } from '../../platform/handler'
import { Refusal } from '../../platform/refusal'
import { currentRuleSet } from '../../platform/rules-in-force'
import { offerBinding } from './conclude-sign-in'

/** Typed digits need the person's last four characters besides: a guess at the digits alone must not find anybody. */
async function findOffered(context: Context, input: RequestOf<typeof openBindCode>) {
  const found = 'code' in input ? await openScanCode(context, 'bind', input.code) : await openTypedCode(context, 'bind', input.sixDigits)
  const trainee: TraineeDocument | null = await context.database.get('trainees', found.traineeId ?? 'nobody')
  const isTheirs = 'code' in input || trainee?.idTail === input.idTail.toUpperCase()
  // A code does not outlive ended sessions or a moved binding (ACC-04).
  if (!trainee || trainee.sessionEpoch !== found.sessionEpoch || !isTheirs) throw scanCodeExpired()
  return { found, trainee }
}

export const openBindCodeHandler = handler(openBindCode, {
  async load(context, input) {
    if (context.identity.kind !== 'wechat') throw new Refusal('NEEDS_WECHAT', 'only a WeChat identity can be bound')
    return { ...(await findOffered(context, input)), wechat: context.identity, rules: await currentRuleSet(context) }
  },
  decide: ({ trainee, found }) => ({ trainee, proof: found.proof ?? 'sms' }) as const,
  // The code stays open until it expires: the offers made from it can bind this person once, to one WeChat.
  commit: (context, { trainee, proof }, { wechat, rules }) => offerBinding(context, rules, trainee, wechat, { proof, claimCodeIssuedAtMs: null }),
})
