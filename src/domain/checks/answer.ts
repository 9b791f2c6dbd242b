// What an answer, or its absence, does (CHK-03, CHK-04). A miss makes the next checks come sooner and takes nothing back.
import type { CheckRules } from '../rules'
import type { EpochMs, Milliseconds } from '../units'
import type { CheckState, DueCheck } from './due-check'
import { windowOf, type WindowRules } from './due-check'
import type { PhotoProof } from './photo-check'

type AnswerRules = Pick<CheckRules, 'graceMs' | 'answersToRelax'>

/** The part of the desk that checks change. */
export interface CheckDesk {
  readonly meterMs: Milliseconds
  readonly checkNo: number
  readonly check: DueCheck | null
  readonly checkState: CheckState
}

export function isWindowOver(check: DueCheck, now: EpochMs, rules: Pick<CheckRules, 'graceMs'>): boolean {
  return now > check.expiresAt + rules.graceMs
}

/** Whether a scanned code or the typed digits name this check. */
export function isNamed(check: DueCheck, code: string): boolean {
  return check.code === code || check.sixDigits === code
}

/** The check is answered: the meter counts on towards the next one. */
export function confirmCheck(desk: CheckDesk, proof: PhotoProof | null = null): CheckDesk {
  if (desk.check === null) throw new Error('no check is due')
  const inTime = !desk.check.missed
  return {
    meterMs: desk.meterMs,
    checkNo: desk.checkNo + 1,
    check: null,
    checkState: {
      ...desk.checkState,
      meterAtLastMs: desk.meterMs,
      strictAnswersLeft: inTime ? Math.max(0, desk.checkState.strictAnswersLeft - 1) : desk.checkState.strictAnswersLeft,
      orphansAtMs: [],
      ...(proof?.kind === 'declined' ? { declinedPhotos: (desk.checkState.declinedPhotos ?? 0) + 1 } : {}),
    },
  }
}

/** The window passed on a page that showed it. Missing the same check again changes nothing more. */
export function missCheck(desk: CheckDesk, rules: AnswerRules): CheckDesk {
  if (desk.check === null || desk.check.missed) return desk
  return {
    ...desk,
    check: { ...desk.check, missed: true },
    checkState: { ...desk.checkState, missed: desk.checkState.missed + 1, strictAnswersLeft: rules.answersToRelax },
  }
}

/**
 * Whether the page's card stood long enough to call the check missed. The page's own word is enough for this, because
 * claiming less only leaves the check unanswered and everything frozen; a kill, a call or a lock is no miss (CHK-05).
 */
export function wasShownInFull(check: DueCheck, shownForMs: Milliseconds, now: EpochMs, rules: AnswerRules & WindowRules): boolean {
  return isWindowOver(check, now, { graceMs: 0 }) && (check.shownAt !== null || shownForMs >= windowOf(check, rules))
}
