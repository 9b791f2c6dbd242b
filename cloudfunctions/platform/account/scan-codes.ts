// Codes that a computer shows and a phone opens (ACC-02, CHK-01, CHK-06).
import { pairLimits, sourceWideLimits } from '../../../src/domain/account'
import type { Context } from '../context'
import type { ScanCodeDocument } from '../documents/people'
import { Refusal } from '../refusal'
import { currentRuleSet } from '../rules-in-force'
import { newDigits } from '../sealing'
import { sourceOf, takeUse } from './tries'

type Needs = Pick<Context, 'database' | 'lookupHash' | 'newToken' | 'nowMs' | 'secrets'>

export interface NewScanCode {
  readonly code: string
  /** To be typed where nothing can be scanned (ACC-05). */
  readonly sixDigits: string
  readonly link: string
  readonly expiresInMs: number
}

const prefixes = { 'sign-in': 's', bind: 'b' } as const satisfies Record<ScanCodeDocument['kind'], string>

export async function putScanCode(
  context: Needs,
  lifeMs: number,
  fields: Pick<ScanCodeDocument, 'kind' | 'secretHash' | 'device' | 'traineeId' | 'proof' | 'sessionEpoch'>,
): Promise<NewScanCode> {
  // 132 random bits in 24 characters: short enough for a `scene`, too many to guess.
  const code = `${prefixes[fields.kind]}.${context.newToken().slice(0, 22)}`
  const sixDigits = await freeDigits(context, fields.kind)
  await context.database.put('scan_codes', {
    _id: scanCodeId(context, code),
    version: 1,
    ...fields,
    digitsHash: digitsHash(context, fields.kind, sixDigits),
    state: 'open',
    createdAtMs: context.nowMs,
    expiresAtMs: context.nowMs + lifeMs,
  })
  return { code, sixDigits, link: `${context.secrets.setting('PUBLIC_URL')}/q/${code}`, expiresInMs: lifeMs }
}

/** The code while it can still be answered; throws SCAN_CODE_EXPIRED. */
export async function openScanCode(context: Needs, kind: ScanCodeDocument['kind'], code: string): Promise<ScanCodeDocument> {
  const found = await context.database.get('scan_codes', scanCodeId(context, code))
  if (!found || found.kind !== kind || found.state !== 'open' || found.expiresAtMs <= context.nowMs) throw scanCodeExpired()
  return found
}

/**
 * The one code that the typed digits name; throws SCAN_CODE_EXPIRED, or THROTTLED. Digits can be guessed at: every use of
 * a WeChat counts, also a right one, because who owns one code must not guess at others'.
 */
export async function openTypedCode(context: Needs & Pick<Context, 'identity' | 'source'>, kind: ScanCodeDocument['kind'], sixDigits: string): Promise<ScanCodeDocument> {
  const { accounts } = await currentRuleSet(context)
  // A guessed sign-in code lets a stranger's computer into the guesser's own account; a guessed bind code reaches for somebody.
  await takeUse(context, kind === 'bind' ? pairLimits(accounts) : sourceWideLimits(accounts), `${kind}-digits`, sourceOf(context))
  const [only, second] = await findByDigits(context, kind, sixDigits)
  if (!only || second) throw scanCodeExpired()
  return only
}

/** A computer's sign-in code as the phone scanned it, or as its owner typed the digits beside it (ACC-05). */
export function openSignInCode(context: Needs & Pick<Context, 'identity' | 'source'>, scannedOrTyped: string): Promise<ScanCodeDocument> {
  return /^\d{6}$/.test(scannedOrTyped) ? openTypedCode(context, 'sign-in', scannedOrTyped) : openScanCode(context, 'sign-in', scannedOrTyped)
}

function findByDigits(context: Pick<Context, 'database' | 'lookupHash' | 'nowMs'>, kind: ScanCodeDocument['kind'], sixDigits: string): Promise<ScanCodeDocument[]> {
  return context.database.find('scan_codes', { digitsHash: digitsHash(context, kind, sixDigits), state: 'open', expiresAtMs: { gt: context.nowMs } }, { limit: 2 })
}

const drawsForFreeDigits = 5

/** Digits that no other open code shows at this moment; two that are drawn at the same instant name nothing. */
async function freeDigits(context: Pick<Context, 'database' | 'lookupHash' | 'nowMs'>, kind: ScanCodeDocument['kind']): Promise<string> {
  for (let draw = 1; ; draw += 1) {
    const digits = newDigits(6)
    if (draw === drawsForFreeDigits || (await findByDigits(context, kind, digits)).length === 0) return digits
  }
}

function digitsHash(context: Pick<Context, 'lookupHash'>, kind: ScanCodeDocument['kind'], sixDigits: string): string {
  return context.lookupHash('scan-digits', kind, sixDigits)
}

export function scanCodeExpired(): Refusal {
  return new Refusal('SCAN_CODE_EXPIRED', 'the code is unknown, used or too old')
}

export function scanCodeId(context: Pick<Context, 'lookupHash'>, code: string): string {
  return context.lookupHash('scan-code', code)
}
