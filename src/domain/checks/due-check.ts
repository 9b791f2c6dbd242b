// A check that is due belongs to the trainee, not to the page (integrity, random checks): it stays until the bound
// identity answers it. A fresh code and window do not make a new check.
import type { CheckRules } from '../rules'
import type { EpochMs, Milliseconds } from '../units'
import type { CheckKind } from './photo-check'

/** In place: one button in the mini-program. By QR: shown by a computer, answered on the phone. */
export type CheckVia = 'in-place' | 'qr'

export interface DueCheck {
  readonly checkNo: number
  /** Absent on older desks: presence. */
  readonly kind?: CheckKind
  readonly code: string
  readonly sixDigits: string
  readonly via: CheckVia
  readonly dueAt: EpochMs
  /** When the present code was issued. */
  readonly armedAt: EpochMs
  /** When a page proved that the code was on its screen; null while the check counts as undelivered. */
  readonly shownAt: EpochMs | null
  readonly expiresAt: EpochMs
  readonly missed: boolean
  readonly lesson: string
  readonly device: string
}

/** What outlives a single check. */
export interface CheckState {
  readonly meterAtLastMs: Milliseconds
  /** How many were missed in all. */
  readonly missed: number
  /** Answers in time still needed before the interval relaxes (0: relaxed). */
  readonly strictAnswersLeft: number
  /** When orphaned stretches were credited, within the last hour. */
  readonly orphansAtMs: readonly EpochMs[]
  /** How many photos of checks the person declined; absent: none. */
  readonly declinedPhotos?: number
}

export const firstCheckState: CheckState = { meterAtLastMs: 0, missed: 0, strictAnswersLeft: 0, orphansAtMs: [] }

/** Fresh random names of a check, made by the server. */
export interface CheckNames {
  readonly code: string
  readonly sixDigits: string
}

export type WindowRules = Pick<CheckRules, 'inPlaceWindowMs' | 'qrWindowMs' | 'photoWindowMs'>

export function windowOf({ via, kind }: Pick<DueCheck, 'via' | 'kind'>, rules: WindowRules): Milliseconds {
  if (kind === 'photo') return rules.photoWindowMs
  return via === 'qr' ? rules.qrWindowMs : rules.inPlaceWindowMs
}

/** A check falls due. */
export function raiseCheck(
  due: { readonly checkNo: number; readonly kind?: CheckKind; readonly via: CheckVia; readonly lesson: string; readonly device: string },
  names: CheckNames,
  now: EpochMs,
  rules: WindowRules,
): DueCheck {
  return { ...due, ...names, dueAt: now, armedAt: now, shownAt: null, expiresAt: now + windowOf(due, rules), missed: false }
}

/** The same check with a fresh code and window, for the page that shows it now. */
export function rearmCheck(
  check: DueCheck,
  where: { readonly via: CheckVia; readonly device: string; readonly kind?: CheckKind },
  names: CheckNames,
  now: EpochMs,
  rules: WindowRules,
): DueCheck {
  const shown: DueCheck = { ...check, ...where, ...names, armedAt: now, shownAt: null }
  return { ...shown, expiresAt: now + windowOf(shown, rules) }
}

/** A page proved that the code is on its screen: the window starts now. */
export function showCheck(check: DueCheck, now: EpochMs, rules: WindowRules): DueCheck {
  return check.shownAt === null ? { ...check, shownAt: now, expiresAt: now + windowOf(check, rules) } : check
}
