import type { RequestOf } from '../../../src/contract'
import { signInByPassword } from '../../../src/contract/account/sign-in-by-password'
import { findClaimCode, useClaimCode } from '../../platform/account/claim-codes'
import { passwordFits } from '../../platform/account/passwords'
import { findByIdNumber, idNumberHash } from '../../platform/account/people'
import { checkCode, type CodeProof } from '../../platform/account/sms-codes'
import { takeTry, type Try } from '../../platform/account/tries'
import { bindWechat, wechatOwner } from '../../platform/account/wechat-owner'
import type { Context } from '../../platform/context'
import type { ClaimCodeDocument, TraineeDocument } from '../../platform/documents/people'
import { handler } from '../../platform/handler'
import { CommitConflict, Refusal } from '../../platform/refusal'
import { currentRuleSet } from '../../platform/rules-in-force'
import { concludeSignIn, maskedPerson, type SignInOutcome } from './conclude-sign-in'

type Input = RequestOf<typeof signInByPassword>

interface Loaded {
  readonly rules: Awaited<ReturnType<typeof currentRuleSet>>
  readonly attempt: Try
  readonly trainee: TraineeDocument | null
  readonly isInitial: boolean
  readonly ownPasswordFits: boolean
  readonly sms: CodeProof | null
  readonly claimCode: ClaimCodeDocument | null
}

async function load(context: Context, { idNumber, password, proof }: Input): Promise<Loaded> {
  const rules = await currentRuleSet(context)
  const isInitial = password === context.secrets.setting('INITIAL_PASSWORD')
  // Before anything is read: everybody, known or not, is asked for a proof of the initial password (ACC-02).
  if (isInitial && !proof) throw new Refusal('PROOF_NEEDED', 'the initial password needs an SMS code or a claim code besides')
  const subject = idNumberHash(context, idNumber)
  const attempt = await takeTry(context, rules, 'password', subject)
  const trainee = await findByIdNumber(context, idNumber)
  return {
    rules,
    attempt,
    trainee,
    isInitial,
    // An own password is never the initial one (password-policy.ts), so hashing that one would tell nothing.
    ownPasswordFits: !isInitial && (await passwordFits(password, trainee?.password ?? null)),
    sms: proof?.kind === 'sms' ? await checkCode(context, 'sign-in-id-number', subject, proof.code) : null,
    claimCode: proof?.kind === 'claim' ? await findClaimCode(context, trainee?._id ?? 'nobody', proof.code) : null,
  }
}

type Verdict = { readonly kind: 'refused' } | { readonly kind: 'initial' | 'own'; readonly trainee: TraineeDocument }

/** The initial password works only before any WeChat is bound, only until an own one is set, and only with a proof. */
function decide({ trainee, isInitial, ownPasswordFits, sms, claimCode }: Loaded): Verdict {
  if (!trainee) return { kind: 'refused' }
  if (!isInitial) return ownPasswordFits ? { kind: 'own', trainee } : { kind: 'refused' }
  const isInForce = trainee.password === null && trainee.wechat === null
  const isProven = sms?.fits === true || claimCode !== null
  return isInForce && isProven ? { kind: 'initial', trainee } : { kind: 'refused' }
}

async function commit(context: Context, verdict: Verdict, loaded: Loaded, { device }: Input): Promise<SignInOutcome> {
  const { rules, attempt, sms, claimCode } = loaded
  if (verdict.kind === 'refused') {
    await sms?.countWrong()
    await attempt.fail()
    throw new Refusal('SIGN_IN_REFUSED', 'ID number, password or proof does not fit', { triesLeft: attempt.triesLeft })
  }
  const { trainee } = verdict
  await attempt.succeed()
  if (verdict.kind === 'own') {
    if (context.identity.kind !== 'wechat') return concludeSignIn(context, rules, trainee, { proof: 'phone', claimCodeIssuedAtMs: null }, { device, proof: 'password', mustSetPassword: false })
    return signInDemonstration(context, trainee)
  }
  if (sms) await sms.useUp()
  if (claimCode && context.identity.kind !== 'wechat') {
    await context.database.transact((transaction) => useClaimCode(transaction, context.nowMs, trainee._id, claimCode.issuedAtMs))
  }
  const kind = sms ? 'sms' : 'claim'
  return concludeSignIn(context, rules, trainee, { proof: kind, claimCodeIssuedAtMs: claimCode?.issuedAtMs ?? null }, { device, proof: kind, mustSetPassword: true })
}

/**
 * Inside WeChat a password binds nobody, with one exception: WeChat's reviewers sign in to the demonstration account
 * by number and password (REL-01). It earns nothing valid, so each reviewer's WeChat may take it over.
 */
async function signInDemonstration(context: Context, trainee: TraineeDocument): Promise<SignInOutcome> {
  const { identity } = context
  if (identity.kind !== 'wechat' || !trainee.isDemonstration) throw new Refusal('PROOF_NEEDED', 'inside WeChat a phone or a claim code proves a person, not a password')
  const owner = await wechatOwner(context, context.database, identity)
  if (owner && owner._id !== trainee._id) throw new Refusal('WECHAT_TAKEN', 'this WeChat serves another person', maskedPerson(owner))
  await context.database.transact(async (transaction) => {
    const current = await transaction.get('trainees', trainee._id)
    if (current?.version !== trainee.version) throw new CommitConflict('the demonstration account changed at the same moment')
    await bindWechat(transaction, context, trainee, identity, 'operator')
  })
  return { kind: 'signed-in', ...maskedPerson(trainee) }
}

export const signInByPasswordHandler = handler(signInByPassword, { load, decide, commit })
