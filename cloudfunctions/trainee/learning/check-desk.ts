// What the operations around a due check have in common: finding it, and writing down what was refused.
import { isNamed, type DueCheck } from '../../../src/domain/checks'
import type { Context } from '../../platform/context'
import { checkCodeOf } from '../../platform/desks'
import type { DeskDocument } from '../../platform/documents/learning'
import { appendEvidence } from '../../platform/evidence'
import { Refusal } from '../../platform/refusal'
import { hourMs } from '../../../src/domain/units'

type Needs = Pick<Context, 'database' | 'lookupHash' | 'nowMs' | 'secrets'>

export type NamedCheck = { readonly kind: 'named'; readonly check: DueCheck } | { readonly kind: 'foreign' | 'over' | 'unknown' }

/** Which check a code names on this desk; the code tells by itself whether it was ever this person's. */
export function findNamedCheck(context: Pick<Context, 'lookupHash'>, desk: DeskDocument | null, traineeId: string, code: string): NamedCheck {
  if (desk?.check && isNamed(desk.check, code)) return { kind: 'named', check: desk.check }
  const owner = checkCodeOf(context, code, traineeId)
  if (owner === 'own') return { kind: 'over' }
  return { kind: owner }
}

const refusalsKeptPerHour = 20

/** Refused answers are evidence (case 13): at most twenty an hour and person, beyond that they are only counted. */
export async function recordRefusedCheck(context: Needs, traineeId: string, code: string, reason: string): Promise<void> {
  await context.database.transact(async (transaction) => {
    const id = `check-refusals_${context.lookupHash('check-refusals', traineeId)}`
    const counted = await transaction.get('throttles', id)
    const isNewHour = counted === null || context.nowMs - counted.notBeforeMs >= hourMs
    const failures = isNewHour ? 1 : counted.failures + 1
    await transaction.put('throttles', {
      _id: id,
      version: (counted?.version ?? 0) + 1,
      failures,
      lastFailureAtMs: context.nowMs,
      // The hour's beginning: this count makes nobody wait.
      notBeforeMs: isNewHour ? context.nowMs : counted.notBeforeMs,
      provenAtMs: null,
    })
    if (failures > refusalsKeptPerHour) return
    await appendEvidence(transaction, context, 'identity', traineeId, { event: 'check-refused', reason, code: context.lookupHash('check-code-given', code) })
  })
}

/** The refusal that a code deserves which names no check that can be answered now. */
export function refusalOf(kind: 'foreign' | 'over' | 'unknown'): Refusal {
  switch (kind) {
    case 'foreign':
      return new Refusal('CHECK_NOT_YOURS', "the code is another person's check")
    case 'over':
      return new Refusal('CHECK_OVER', 'the code was answered, replaced, or its window has passed')
    case 'unknown':
      return new Refusal('NOT_FOUND', 'no check has this code or these digits')
  }
}
