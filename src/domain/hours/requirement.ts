// What a registration period asks for (HRS-02) and what is still missing (CAT-03, EXM-01).
import type { RuleSet } from '../rules'
import type { Specialty } from '../specialty'
import type { CreditHours } from '../units'
import type { AccountHours, HoursAccount } from './fold-ledger'

type HoursRules = Pick<RuleSet, 'courseHours'>

/** Course hours that an account must reach. */
export function requiredCourseHours(account: HoursAccount, rules: HoursRules): CreditHours {
  return account === 'common' ? rules.courseHours.common : rules.courseHours.specialty
}

/** Hundredths that the account's course still lacks; 0 when it is complete. */
export function courseHoursMissing(totals: Readonly<Record<HoursAccount, AccountHours>>, account: HoursAccount, rules: HoursRules): CreditHours {
  return Math.max(0, requiredCourseHours(account, rules) - totals[account].course)
}

export function isCourseComplete(totals: Readonly<Record<HoursAccount, AccountHours>>, account: HoursAccount, rules: HoursRules): boolean {
  return courseHoursMissing(totals, account, rules) === 0
}

export interface HoursShare {
  readonly earned: CreditHours
  readonly required: CreditHours
}

/** The ring of one enrolment: its share of the common course, its specialty course, its exam, and their sum. */
export interface EnrolmentHours {
  readonly common: HoursShare
  readonly specialtyHours: HoursShare
  readonly exam: HoursShare
  readonly total: HoursShare
}

/** Each part counts at most what it requires: more offline hours in one course replace nothing in another. */
export function enrolmentHours(totals: Readonly<Record<HoursAccount, AccountHours>>, specialty: Specialty, rules: HoursRules): EnrolmentHours {
  const common = { earned: totals.common.course, required: rules.courseHours.common }
  const specialtyHours = { earned: totals[specialty].course, required: rules.courseHours.specialty }
  const exam = { earned: totals[specialty].exam, required: rules.courseHours.exam }
  const parts = [common, specialtyHours, exam]
  const total = {
    earned: parts.reduce((sum, part) => sum + Math.min(part.earned, part.required), 0),
    required: parts.reduce((sum, part) => sum + part.required, 0),
  }
  return { common, specialtyHours, exam, total }
}
