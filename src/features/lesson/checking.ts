// A check on the screen: answered in place, awaited from the phone, or missed and made good by one tap (CHK-02, CHK-03).
import type { Milliseconds } from '../../domain/units'
import { applyAnswer, onSuperseded } from './answers'
import { enterCheck } from './check-entry'
import { openCall } from './leasing'
import { reportsAfter } from './late-reports'
import { bringTo } from './playing'
import type { Outcomes } from './service'
import type { ActiveCheck, CheckShown, GivenPhoto, LeaseAnswer, LessonState, Moment, Step } from './state'
import { isPassing, stay, then } from './steps'

const askAgainAfterMs: Milliseconds = 3_000

function withCheck(state: LessonState, changes: Partial<ActiveCheck>): LessonState {
  return state.check === null ? state : { ...state, check: { ...state.check, ...changes } }
}

function missed(state: LessonState, moment: Moment): LessonState {
  return withCheck(state, { missed: true, missedAtWallMs: moment.wallMs, isBusy: false, failure: null, askAgainAt: null })
}

/** The check is over; the lesson is opened again when no lease came along. */
function goOn(state: LessonState, lease: LeaseAnswer | null, moment: Moment): Step {
  const sentAt = state.check?.sentAt ?? moment.now
  const without: LessonState = { ...state, check: null, wantsToPlay: true }
  if (lease === null) return openCall({ ...without, phase: { kind: 'opening' }, token: null }, moment)
  if (lease.state !== 'playing') return applyAnswer(without, lease, null, moment)
  // on from where it counts, not from where it stood
  const placed = bringTo(without, Math.min(without.positionMs, lease.frontierMs), moment)
  const granted = then(placed, (next) => applyAnswer(next, lease, { firstSentAt: sentAt, sentFrontierMs: lease.frontierMs }, moment))
  return then(granted, reportsAfter)
}

export function onConfirm(state: LessonState, { slot, isWithoutPhoto }: GivenPhoto, moment: Moment): Step {
  const { check } = state
  if (check === null || check.isBusy || check.missed) return stay(state)
  const given: GivenPhoto = { ...(slot === undefined ? {} : { slot }), ...(isWithoutPhoto ? { isWithoutPhoto } : {}) }
  return {
    state: withCheck(state, { isBusy: true, failure: null, sentAt: moment.now }),
    effects: [{ kind: 'answer-check', code: check.code, token: check.token, ...given }],
  }
}

export function onResume(state: LessonState, moment: Moment): Step {
  const { check } = state
  if (check === null || check.isBusy) return stay(state)
  return {
    state: withCheck(state, { isBusy: true, failure: null, sentAt: moment.now }),
    effects: [{ kind: 'resume-after-miss', code: check.code, shownForMs: Math.round(moment.now - check.shownAt), token: check.token }],
  }
}

export function onAnswered(state: LessonState, outcome: Outcomes['answerCheck'], moment: Moment): Step {
  if (state.check === null) return stay(state)
  if (outcome.ok) return goOn(state, outcome.data.lease, moment)
  if (outcome.error.code === 'CHECK_OVER') return stay(missed(state, moment))
  return stay(withCheck(state, { isBusy: false, failure: outcome.error }))
}

export function onResumed(state: LessonState, outcome: Outcomes['resumeAfterMiss'], moment: Moment): Step {
  const { check } = state
  if (check === null) return stay(state)
  if (outcome.ok) return outcome.data.check === null ? goOn(state, outcome.data.lease, moment) : enterCheck(state, waited(outcome.data.check), check.token, moment)
  // answered on the phone meanwhile, or replaced: opening says which
  if (outcome.error.code === 'CHECK_OVER') return goOn(state, null, moment)
  return stay(withCheck(state, { isBusy: false, failure: outcome.error }))
}

export function onWaited(state: LessonState, code: string, outcome: Outcomes['waitForCheck'], moment: Moment): Step {
  const { check } = state
  if (check === null || check.code !== code || check.missed) return stay(state)
  if (!outcome.ok) {
    if (isPassing(outcome.error.code)) return stay(withCheck(state, { failure: outcome.error, askAgainAt: moment.now + askAgainAfterMs }))
    // taken over while it waited: two waiting pages must not take from each other for ever
    if (outcome.error.code === 'LEASE_SUPERSEDED') return onSuperseded({ ...state, check: null }, outcome.error, moment)
    // forged or too old: opening the lesson says where things stand
    return goOn(state, null, moment)
  }
  switch (outcome.data.state) {
    case 'answered':
      return goOn(state, outcome.data.lease, moment)
    case 'missed':
      return stay(missed(outcome.data.check === null ? state : withCheck(state, { code: outcome.data.check.code }), moment))
    case 'waiting':
      return askAgain(renewed(state, outcome.data.check, moment), moment)
  }
}

/** In the record a missed check stays missed; with a fresh code on the screen it waits for its answer again (CHK-03). */
function waited(check: CheckShown): CheckShown {
  return { ...check, missed: false }
}

/** A code on the screen renews itself (CHK-06). */
function renewed(state: LessonState, next: CheckShown | null, moment: Moment): LessonState {
  return next === null ? state : withCheck(state, { ...waited(next), endsAt: moment.now + next.expiresInMs, endsAtWallMs: moment.wallMs + next.expiresInMs })
}

function askAgain(state: LessonState, moment: Moment): Step {
  const { check } = state
  if (check === null) return stay(state)
  return {
    state: withCheck(state, { failure: null, askAgainAt: null, sentAt: moment.now }),
    effects: [{ kind: 'wait-for-check', code: check.code, token: check.token }],
  }
}

/** In place the window ends by itself; a computer asks the server again after a lost call. */
export function onCheckClock(state: LessonState, moment: Moment): Step {
  const { check } = state
  if (check === null || check.missed || check.isBusy) return stay(state)
  if (check.via === 'in-place' && moment.now >= check.endsAt) return stay(missed(state, moment))
  return check.askAgainAt !== null && moment.now >= check.askAgainAt ? askAgain(state, moment) : stay(state)
}
