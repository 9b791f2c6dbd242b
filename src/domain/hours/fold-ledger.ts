// Hours are the fold of an append-only ledger (HRS-03, integrity 9): totals shown anywhere come from here.
import { specialties, type Specialty } from '../specialty'
import type { CreditHours } from '../units'

export const hoursAccounts = ['common', ...specialties] as const
/** Which total an entry counts to: the period's common course, or one specialty. */
export type HoursAccount = 'common' | Specialty

export interface LedgerLine {
  readonly account: HoursAccount
  readonly creditHours: CreditHours
  readonly part: 'course' | 'exam'
}

export interface AccountHours {
  readonly course: CreditHours
  readonly exam: CreditHours
}

/** Totals per account of ONE registration period: give only that period's entries (ENR-09). */
export function foldLedger(entries: readonly LedgerLine[]): Record<HoursAccount, AccountHours> {
  const totals = Object.fromEntries(hoursAccounts.map((account) => [account, { course: 0, exam: 0 }])) as Record<HoursAccount, { course: number; exam: number }>
  for (const { account, creditHours, part } of entries) totals[account][part] += creditHours
  return totals
}
