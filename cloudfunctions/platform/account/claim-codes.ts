// Claim codes (认领码): single use, expiring, one in force per person (ACC-06).
import { claimCodeLength, normaliseClaimCode } from '../../../src/domain/account'
import type { RuleSet } from '../../../src/domain/rules'
import type { Transaction } from '../cloudbase/database'
import type { Context } from '../context'
import type { ClaimCodeDocument } from '../documents/people'
import { CommitConflict } from '../refusal'
import { newReadableCode, sameHash } from '../sealing'

type Hashing = Pick<Context, 'lookupHash'>

function codeHash(context: Hashing, traineeId: string, code: string): string {
  return context.lookupHash('claim-code', traineeId, normaliseClaimCode(code))
}

/** The code in force if the typed one is it, else null. `traineeId` may be nobody's: the work is the same. */
export async function findClaimCode(context: Hashing & Pick<Context, 'database' | 'nowMs'>, traineeId: string, typed: string): Promise<ClaimCodeDocument | null> {
  const found = await context.database.get('claim_codes', traineeId)
  const fits = sameHash(found?.codeHash ?? '', codeHash(context, traineeId, typed))
  return found && fits && found.usedAtMs === null && found.expiresAtMs > context.nowMs ? found : null
}

/** Makes a new code the one in force; the clear text exists in the returned value alone. */
export async function putClaimCode(transaction: Transaction, context: Hashing & Pick<Context, 'nowMs'>, rules: RuleSet, traineeId: string, operatorId: string): Promise<string> {
  const code = newReadableCode(claimCodeLength)
  const previous = await transaction.get('claim_codes', traineeId)
  await transaction.put('claim_codes', {
    _id: traineeId,
    version: (previous?.version ?? 0) + 1,
    codeHash: codeHash(context, traineeId, code),
    issuedAtMs: context.nowMs,
    issuedBy: operatorId,
    expiresAtMs: context.nowMs + rules.accounts.claimCodeLifeMs,
    usedAtMs: null,
  })
  return code
}

/** Uses the code up; throws CommitConflict when it was used or replaced meanwhile. */
export async function useClaimCode(transaction: Transaction, nowMs: number, traineeId: string, issuedAtMs: number): Promise<void> {
  const code = await transaction.get('claim_codes', traineeId)
  if (!code || code.usedAtMs !== null || code.issuedAtMs !== issuedAtMs) throw new CommitConflict('the claim code was used or replaced')
  await transaction.update('claim_codes', traineeId, { usedAtMs: nowMs, version: code.version + 1 })
}
