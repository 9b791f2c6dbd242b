// Codes sent by SMS. A stranger's number costs the same reads, writes and time as a known one, and gets the same reply;
// only the message is missing (ACC-02).
import { setTimeout as pause } from 'node:timers/promises'
import { pairLimits, sourceWideLimits } from '../../../src/domain/account'
import type { RuleSet } from '../../../src/domain/rules'
import { minuteMs } from '../../../src/domain/units'
import type { Transaction } from '../cloudbase/database'
import type { Context } from '../context'
import type { SmsCodeDocument } from '../documents/people'
import { logEvent } from '../log'
import { CommitConflict, Refusal } from '../refusal'
import { newDigits, sameHash } from '../sealing'
import { sendSms } from '../sms'
import { clearUses, sourceOf, takeUse } from './tries'

type Needs = Pick<Context, 'database' | 'identity' | 'lookupHash' | 'newToken' | 'nowMs' | 'requestId' | 'secrets' | 'source'>

/** What a code is good for. A code asked for with one purpose never serves another. */
export type SmsPurpose = 'sign-in-phone' | 'sign-in-id-number' | 'bind' | 'own-phone'

/** Longer than a message usually takes to hand over: the reply's time does not tell whether one was sent. */
const replyFloorMs = 500

/** Wrong tries of everybody together; each caller is stopped far earlier by its own throttle. */
const triesPerCode = 20

export interface SmsReply {
  readonly resendInMs: number
  readonly expiresInMs: number
}

/** `phone` is null when the subject leads to nobody. */
export async function sendCode(context: Needs, rules: RuleSet, purpose: SmsPurpose, subject: string, phone: string | null): Promise<SmsReply> {
  const { smsResendMs, smsCodeLifeMs } = rules.accounts
  const id = codeId(context, purpose, subject)
  const last = await context.database.get('sms_codes', id)
  const waitMs = last ? last.sentAtMs + smsResendMs - context.nowMs : 0
  if (waitMs > 0) throw new Refusal('THROTTLED', 'a code was sent a moment ago', { retryAfterMs: Math.min(waitMs, smsResendMs), triesLeft: 0 })
  await takeUse(context, sourceWideLimits(rules.accounts), 'sms-sent-source', sourceOf(context))
  await takeUse(context, pairLimits(rules.accounts), 'sms-sent', `${purpose} ${subject}`)
  const code = newDigits(6)
  const fields = {
    codeHash: phone === null ? context.lookupHash('sms-code', id, context.newToken()) : context.lookupHash('sms-code', id, code),
    sentAtMs: context.nowMs,
    expiresAtMs: context.nowMs + smsCodeLifeMs,
    triesLeft: triesPerCode,
    usedAtMs: null,
  }
  const isKept = last
    ? await context.database.updateIf('sms_codes', { _id: id, version: last.version }, { ...fields, version: last.version + 1 })
    : await context.database.createIfAbsent('sms_codes', { _id: id, version: 1, ...fields })
  if (!isKept) throw new CommitConflict('a code for the same purpose was made at the same moment')
  await Promise.all([pause(replyFloorMs), phone === null ? null : send(context, phone, code, smsCodeLifeMs)])
  return { resendInMs: smsResendMs, expiresInMs: smsCodeLifeMs }
}

async function send(context: Needs, phone: string, code: string, lifeMs: number): Promise<void> {
  const result = await sendSms(context, phone, 'sms-code', [code, String(Math.round(lifeMs / minuteMs))])
  // The reply stays the same: a carrier's failure must not tell who is known. The trainee asks again after the wait.
  if (result.kind === 'failed') logEvent('sms-code-failed', { requestId: context.requestId, code: result.code })
}

/** A code as it was found: whether it fits, and what judging it changes. */
export interface CodeProof {
  readonly fits: boolean
  /** Once; throws CommitConflict when it was used at the same moment. */
  useUp(): Promise<void>
  countWrong(): Promise<void>
}

export async function checkCode(context: Needs, purpose: SmsPurpose, subject: string, code: string): Promise<CodeProof> {
  const id = codeId(context, purpose, subject)
  const found = await context.database.get('sms_codes', id)
  const given = context.lookupHash('sms-code', id, code)
  const isAlive = found !== null && found.usedAtMs === null && found.expiresAtMs > context.nowMs && found.triesLeft > 0
  return {
    fits: sameHash(found?.codeHash ?? '', given) && isAlive,
    async useUp() {
      if (!found || !(await change(context, found, { usedAtMs: context.nowMs }))) throw new CommitConflict('the code was used at the same moment')
      await clearUses(context, 'sms-sent', `${purpose} ${subject}`)
    },
    async countWrong() {
      if (found && isAlive) await change(context, found, { triesLeft: found.triesLeft - 1 })
    },
  }
}

/** What was sent to a phone that is no longer the person's opens nothing. */
export async function voidCode(transaction: Transaction, context: Pick<Context, 'lookupHash' | 'nowMs'>, purpose: SmsPurpose, subject: string): Promise<void> {
  const sent = await transaction.get('sms_codes', codeId(context, purpose, subject))
  if (sent && sent.usedAtMs === null) await transaction.update('sms_codes', sent._id, { usedAtMs: context.nowMs, version: sent.version + 1 })
}

function change(context: Needs, found: SmsCodeDocument, fields: Partial<Pick<SmsCodeDocument, 'usedAtMs' | 'triesLeft'>>): Promise<boolean> {
  return context.database.updateIf('sms_codes', { _id: found._id, version: found.version }, { ...fields, version: found.version + 1 })
}

function codeId(context: Pick<Context, 'lookupHash'>, purpose: SmsPurpose, subject: string): string {
  return context.lookupHash('sms-code-id', purpose, subject)
}
