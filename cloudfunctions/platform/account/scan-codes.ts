// Codes that a computer shows and a phone opens (ACC-02, CHK-01, CHK-06).
import type { Context } from '../context'
import type { ScanCodeDocument } from '../documents/people'
import { Refusal } from '../refusal'

type Needs = Pick<Context, 'database' | 'lookupHash' | 'newToken' | 'nowMs' | 'secrets'>

export interface NewScanCode {
  readonly code: string
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
  await context.database.put('scan_codes', {
    _id: scanCodeId(context, code),
    version: 1,
    ...fields,
    state: 'open',
    createdAtMs: context.nowMs,
    expiresAtMs: context.nowMs + lifeMs,
  })
  return { code, link: `${context.secrets.setting('PUBLIC_URL')}/q/${code}`, expiresInMs: lifeMs }
}

/** The code while it can still be answered; throws SCAN_CODE_EXPIRED. */
export async function openScanCode(context: Needs, kind: ScanCodeDocument['kind'], code: string): Promise<ScanCodeDocument> {
  const found = await context.database.get('scan_codes', scanCodeId(context, code))
  if (!found || found.kind !== kind || found.state !== 'open' || found.expiresAtMs <= context.nowMs) throw scanCodeExpired()
  return found
}

export function scanCodeExpired(): Refusal {
  return new Refusal('SCAN_CODE_EXPIRED', 'the code is unknown, used or too old')
}

export function scanCodeId(context: Pick<Context, 'lookupHash'>, code: string): string {
  return context.lookupHash('scan-code', code)
}
