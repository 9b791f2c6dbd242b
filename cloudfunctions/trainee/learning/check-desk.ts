// What the operations around a due check have in common: finding it, and writing down what was refused.
import { isNamed, type DueCheck } from '../../../src/domain/checks'
import type { Context } from '../../platform/context'
import { checkCodeOf } from '../../platform/desks'
import type { DeskDocument } from '../../platform/documents/learning'
import { Refusal } from '../../platform/refusal'
import { recordRefusedAttempt } from '../../platform/refusals'
import { readDeskFirst, type DeskAndRight } from './desk-first'

type Needs = Pick<Context, 'database' | 'lookupHash' | 'nowMs' | 'requestId' | 'secrets'>

/** Why a code names no check that this caller can answer now. */
export type WrongCode = 'foreign' | 'over' | 'unknown'

export type NamedCheck = { readonly kind: 'named'; readonly check: DueCheck; readonly desk: DeskDocument } | { readonly kind: WrongCode }

/** Only the bound WeChat identity answers a check; never a web session. */
export async function requireOwnWechat(context: Pick<Context, 'database' | 'identity' | 'lookupHash' | 'nowMs'>): Promise<DeskAndRight> {
  const own = await readDeskFirst(context)
  if (own.signedIn.via !== 'wechat') throw new Refusal('FORBIDDEN', 'a check is answered in WeChat only')
  return own
}

/** Which check a code names on this desk; the code tells by itself whether it was ever this person's. */
export function findNamedCheck(context: Pick<Context, 'lookupHash'>, desk: DeskDocument | null, traineeId: string, code: string): NamedCheck {
  if (desk?.check && isNamed(desk.check, code)) return { kind: 'named', check: desk.check, desk }
  const owner = checkCodeOf(context, code, traineeId)
  if (owner === 'own') return { kind: 'over' }
  return { kind: owner }
}

/** Refuses, and writes the attempt down unless it is a mere typing error (case 13). */
export async function recordAndRefuse(context: Needs, traineeId: string, code: string, kind: WrongCode): Promise<never> {
  if (kind !== 'unknown') await recordRefusedAttempt(context, traineeId, { event: 'check-refused', reason: kind, code: context.lookupHash('check-code-given', code) })
  throw refusalOf(kind)
}

function refusalOf(kind: WrongCode): Refusal {
  switch (kind) {
    case 'foreign':
      return new Refusal('CHECK_NOT_YOURS', "the code is another person's check")
    case 'over':
      return new Refusal('CHECK_OVER', 'the code was answered, replaced, or its window has passed')
    case 'unknown':
      return new Refusal('NOT_FOUND', 'no check has this code or these digits')
  }
}
