// A staff member's key: shown once, stored as a hash only (OPS-02).
import type { Context } from '../../platform/context'
import { newReadableCode } from '../../platform/sealing'

/** Four groups of four: 79 bits that can be read aloud and typed. */
export function newStaffKey(): string {
  return newReadableCode(16).replace(/(.{4})(?=.)/g, '$1-')
}

export function staffKeyHash(context: Pick<Context, 'lookupHash'>, staffKey: string): string {
  return context.lookupHash('staff-key', staffKey)
}
