// Runs the reducer of 答题: keeps the state outside React, carries effects out, feeds answers back as events.
import type { Milliseconds } from '../../domain/units'
import type { JournalStore } from './journal'
import { reduce } from './reduce'
import type { RoomService } from './service'
import { initialState, journalOf, type Effect, type RoomEvent, type RoomState } from './state'

export interface RoomParts {
  readonly service: RoomService
  readonly journals: JournalStore
  readonly device: string
  /** Steady clock of this device: never goes back, goes on while the device sleeps. */
  readonly now: () => Milliseconds
}

export interface RoomSession {
  readonly state: () => RoomState
  readonly send: (event: RoomEvent) => void
  /** Called after every event that changed anything a page shows. */
  readonly onTurn: (listener: () => void) => () => void
}

export function createRoomSession({ enrolmentId, page }: { readonly enrolmentId: string; readonly page: string }, { service, journals, device, now }: RoomParts): RoomSession {
  let state = initialState({ enrolmentId, page, journal: journals.read(enrolmentId) })
  const listeners = new Set<() => void>()

  function send(event: RoomEvent): void {
    const before = state
    const turn = reduce(state, event, now())
    state = turn.state
    for (const effect of turn.effects) carryOut(effect)
    if (state !== before) for (const listener of [...listeners]) listener()
  }

  function carryOut(effect: Effect): void {
    const held = { attemptId: state.paper?.attemptId ?? '', epoch: state.paper?.epoch ?? 0 }
    switch (effect.kind) {
      case 'open':
        void service.start({ enrolmentId, page, device }).then((outcome) => send({ kind: 'opened', outcome }))
        return
      case 'save':
        void service.save({ ...held, answers: [...effect.answers] }).then((outcome) => send({ kind: 'saved', outcome }))
        return
      case 'submit':
        void service.submit({ ...held, answers: [...effect.answers] }).then((outcome) => send({ kind: 'submitted', outcome }))
        return
      case 'keep-journal': {
        const journal = journalOf(state)
        if (journal) send({ kind: 'kept', isKept: journals.keep(enrolmentId, journal) })
        return
      }
      case 'drop-journal':
        return journals.drop(enrolmentId)
    }
  }

  return {
    state: () => state,
    send,
    onTurn(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
