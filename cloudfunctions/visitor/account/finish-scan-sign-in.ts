import { setTimeout as pause } from 'node:timers/promises'
import { finishScanSignIn } from '../../../src/contract/account/finish-scan-sign-in'
import { openSession } from '../../platform/account/sessions'
import { scanCodeExpired, scanCodeId } from '../../platform/account/scan-codes'
import type { Context } from '../../platform/context'
import type { ScanCodeDocument } from '../../platform/documents/people'
import { handler } from '../../platform/handler'
import { CommitConflict, Refusal } from '../../platform/refusal'
import { currentRuleSet } from '../../platform/rules-in-force'
import { sameHash } from '../../platform/sealing'

const betweenLooksMs = 1_000

/** Holds the call until the phone has answered, at most `heldCallMs`. */
async function waitForAnswer(context: Context, code: string, secret: string, heldCallMs: number): Promise<ScanCodeDocument> {
  const id = scanCodeId(context, code)
  const looks = Math.max(1, Math.ceil(heldCallMs / betweenLooksMs))
  for (let look = 1; ; look += 1) {
    const found = await context.database.get('scan_codes', id)
    const isMine = found !== null && found.kind === 'sign-in' && sameHash(found.secretHash ?? '', context.lookupHash('scan-secret', secret))
    if (!isMine || found.state === 'used' || found.expiresAtMs <= context.nowMs) throw scanCodeExpired()
    if (found.state !== 'open' || look >= looks) return found
    await pause(betweenLooksMs)
  }
}

export const finishScanSignInHandler = handler(finishScanSignIn, {
  async load(context, { code, secret }) {
    const rules = await currentRuleSet(context)
    const found = await waitForAnswer(context, code, secret, rules.checks.heldCallMs)
    return { rules, found, trainee: found.traineeId === null ? null : await context.database.get('trainees', found.traineeId) }
  },
  decide({ found, trainee }) {
    if (found.state === 'denied') throw new Refusal('SCAN_DENIED', 'the phone answered that it is not theirs')
    if (found.state !== 'approved') return null
    if (!trainee || trainee.sessionEpoch !== found.sessionEpoch) throw scanCodeExpired()
    return trainee
  },
  async commit(context, trainee, { rules, found }) {
    if (!trainee) return { kind: 'waiting' as const }
    const isFirst = await context.database.updateIf('scan_codes', { _id: found._id, version: found.version }, { state: 'used', version: found.version + 1 })
    if (!isFirst) throw new CommitConflict('the code was used at the same moment')
    return openSession(context, rules, trainee, { device: found.device, proof: 'scan', mustSetPassword: false })
  },
})
