// Runs the reducer: keeps the state outside React, carries effects out, feeds answers back as events.
// Nothing here is drawn from `timeupdate`; whoever shows the state asks once a second (SCR-04).
import type { PlayerHandle } from '../../platform/player'
import { journalToKeep } from './leasing'
import type { Journal, JournalStore } from './journal'
import { reduce } from './reduce'
import { reportOf } from './segments'
import type { LessonService } from './service'
import { initialState, type Effect, type LessonEvent, type LessonState } from './state'

export interface SessionParts {
  readonly service: LessonService
  readonly journals: JournalStore
  readonly device: string
  /** Steady clock of this device: never goes back, goes on while the device sleeps. */
  readonly now: () => number
  readonly wallNow: () => number
  readonly random: () => number
  readonly player: () => PlayerHandle | null
  /** Full screen ends and the phone vibrates. */
  readonly callAttention: () => void
  readonly keepScreenOn: (isOn: boolean) => void
  /** Tells the other tabs of this browser. */
  readonly announce: (page: string) => void
}

export interface LessonSession {
  readonly state: () => LessonState
  readonly send: (event: LessonEvent) => void
  /** Called after every event that changed the phase, the lesson, the check or the remark. */
  readonly onTurn: (listener: () => void) => () => void
  /** The page is gone: the rest is handed in, nothing is asked for any more. */
  readonly leave: () => void
}

export interface SessionIdentity {
  readonly page: string
  readonly enrolmentId: string
  readonly lessonId: string
  readonly orphan: Journal | null
  readonly late: readonly Journal[]
}

export function createLessonSession(identity: SessionIdentity, parts: SessionParts): LessonSession {
  let state = initialState(identity)
  let hasLeft = false
  const listeners = new Set<() => void>()

  function send(event: LessonEvent): void {
    const before = state
    const step = reduce(state, event, { now: parts.now(), wallMs: parts.wallNow(), random: parts.random() })
    state = step.state
    for (const effect of step.effects) carryOut(effect)
    const isTurn = before.phase !== state.phase || before.check !== state.check || before.remark !== state.remark || before.lesson !== state.lesson || before.isPlaying !== state.isPlaying || before.isFree !== state.isFree || before.isPlayed !== state.isPlayed
    if (isTurn) for (const listener of listeners) listener()
  }

  function carryOut(effect: Effect): void {
    // a page that is gone hands in and keeps records, nothing else
    if (hasLeft && !['close', 'save-journal', 'save-late', 'drop-journal', 'report-late', 'screen-on'].includes(effect.kind)) return
    const { service, journals } = parts
    const { page, enrolmentId, lessonId } = state
    switch (effect.kind) {
      case 'open': {
        const journal = effect.journal === null ? {} : { journal: { token: effect.journal.token, segments: reportOf(effect.journal.segments) } }
        void service.open({ enrolmentId, lessonId, page, device: parts.device, opening: effect.opening, takeOver: effect.takeOver, ...journal }).then((outcome) => send({ kind: 'opened', outcome }))
        return
      }
      case 'renew':
        void service.renew({ token: effect.token, segments: reportOf(effect.segments), positionMs: effect.positionMs }).then((outcome) => send({ kind: 'renewed', outcome }))
        return
      case 'close':
        void service.close({ token: effect.token, segments: reportOf(effect.segments), positionMs: effect.positionMs }).then((outcome) => send({ kind: 'closed', outcome }))
        return
      case 'report-late':
        void service
          .reportLate({ token: effect.journal.token, segments: reportOf(effect.journal.segments) })
          .then((outcome) => send({ kind: 'late-reported', page: effect.journal.page, outcome }))
        return
      case 'answer-check':
        void service.answerCheck({ code: effect.code, answer: effect.isWithoutPhoto ? 'present-without-photo' : 'present', token: effect.token, ...(effect.slot === undefined ? {} : { slot: effect.slot }) }).then((outcome) => send({ kind: 'check-answered', outcome }))
        return
      case 'resume-after-miss':
        void service.resumeAfterMiss({ code: effect.code, shownForMs: effect.shownForMs, token: effect.token }).then((outcome) => send({ kind: 'check-resumed', outcome }))
        return
      case 'wait-for-check':
        void service.waitForCheck({ code: effect.code, token: effect.token }).then((outcome) => send({ kind: 'check-waited', code: effect.code, outcome }))
        return
      case 'play':
        return parts.player()?.play()
      case 'pause':
        return parts.player()?.pause()
      case 'seek':
        return parts.player()?.seek(effect.positionMs)
      case 'normal-speed':
        return parts.player()?.setRate(1)
      case 'call-attention':
        return parts.callAttention()
      case 'screen-on':
        return parts.keepScreenOn(effect.isOn)
      case 'save-journal': {
        const journal = journalToKeep(state, parts.wallNow())
        if (journal === null) journals.drop(page)
        else journals.save(journal)
        return
      }
      case 'save-late':
        return journals.save(effect.journal)
      case 'drop-journal':
        return journals.drop(effect.page)
      case 'announce':
        return parts.announce(page)
    }
  }

  return {
    state: () => state,
    send,
    onTurn(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    leave() {
      if (hasLeft) return
      send({ kind: 'left' })
      hasLeft = true
    },
  }
}
