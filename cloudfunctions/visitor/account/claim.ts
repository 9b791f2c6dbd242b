import { claim } from '../../../src/contract/account/claim'
import { findClaimCode, useClaimCode } from '../../platform/account/claim-codes'
import { findByIdNumber, idNumberHash } from '../../platform/account/people'
import { takeTry } from '../../platform/account/tries'
import { handler } from '../../platform/handler'
import { Refusal } from '../../platform/refusal'
import { currentRuleSet } from '../../platform/rules-in-force'
import { concludeSignIn } from './conclude-sign-in'

/** Names are compared without the spaces and middle dots that people and input methods write differently. */
function isSameName(left: string, right: string): boolean {
  const plain = (name: string) => name.normalize('NFC').replace(/[\s·•‧・．.]/g, '')
  return plain(left) === plain(right)
}

export const claimHandler = handler(claim, {
  async load(context, input) {
    const rules = await currentRuleSet(context)
    const attempt = await takeTry(context, { ...rules, accounts: { ...rules.accounts, failuresBeforeDelay: rules.accounts.claimTries } }, 'claim', idNumberHash(context, input.idNumber))
    const trainee = await findByIdNumber(context, input.idNumber)
    return { rules, attempt, trainee, code: await findClaimCode(context, trainee?._id ?? 'nobody', input.claimCode) }
  },
  decide({ trainee, code }, { name }) {
    return trainee && code && isSameName(trainee.name, name) ? { trainee, code } : null
  },
  async commit(context, proven, { rules, attempt }, { device }) {
    if (!proven) {
      await attempt.fail()
      throw new Refusal('CLAIM_REFUSED', 'name, ID number or claim code does not fit', { triesLeft: attempt.triesLeft })
    }
    const { trainee, code } = proven
    await attempt.succeed()
    // Inside WeChat the confirmation uses the code up: who leaves the screen without confirming can come back.
    if (context.identity.kind !== 'wechat') await context.database.transact((transaction) => useClaimCode(transaction, context.nowMs, trainee._id, code.issuedAtMs))
    return concludeSignIn(context, rules, trainee, { proof: 'claim', claimCodeIssuedAtMs: code.issuedAtMs }, { device, proof: 'claim', mustSetPassword: true })
  },
})
