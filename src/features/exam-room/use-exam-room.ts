// Ties a session to its page: clock, network, visibility, other tabs, keys.
import { useEffect, useReducer, useState } from 'react'
import { steadyNow } from '../../platform/clock'
import { usePageShown } from '../../platform/lifecycle'
import { watchNetwork } from '../../platform/network'
import { keepScreenOn } from '../../platform/screen'
import { deviceName } from '../../platform/wechat'
import { deviceJournals } from './journal-store'
import { meetOtherPages } from './other-pages'
import { roomService } from './service'
import { createRoomSession, type RoomSession } from './session'
import { unsaved } from './state'

const clockMs = 500

export interface RoomPage {
  /** Null until this page knows who else is there. */
  readonly session: RoomSession | null
  /** Whether this device has begun the paper and no other tab of it holds it: reopening moves nothing. */
  readonly isOwnPaper: (attemptId: string) => boolean
  /** How many answers of this attempt this device kept without hearing that they were saved. */
  readonly countKeptOf: (attemptId: string) => number
}

export function useExamRoom(enrolmentId: string): RoomPage {
  const [session, setSession] = useState<RoomSession | null>(null)
  const [, showTurn] = useReducer((turn: number) => turn + 1, 0)

  useEffect(() => {
    if (enrolmentId === '') return undefined
    let isGone = false
    let started: RoomSession | null = null
    const others = meetOtherPages()
    void others.alive().then((alive) => {
      if (isGone) return
      const before = deviceJournals.read(enrolmentId)?.page
      const page = before === undefined || alive.has(before) ? newPageName() : before
      started = createRoomSession({ enrolmentId, page }, { service: roomService, journals: deviceJournals, device: deviceName(), now: steadyNow })
      others.join(page)
      started.onTurn(showTurn)
      setSession(started)
    })
    const timer = setInterval(() => started?.send({ kind: 'clock' }), clockMs)
    const stopWatching = watchNetwork((isOnline) => started?.send({ kind: 'network', isOnline }))
    keepScreenOn(true)
    return () => {
      isGone = true
      clearInterval(timer)
      stopWatching()
      keepScreenOn(false)
      others.leave()
    }
  }, [enrolmentId])

  usePageShown(() => session?.send({ kind: 'shown' }))

  return {
    session,
    countKeptOf(attemptId) {
      const journal = session?.state().journal
      return journal?.attemptId === attemptId ? unsaved(journal).length : 0
    },
    isOwnPaper: (attemptId) => session !== null && session.state().journal?.attemptId === attemptId && session.state().journal?.page === session.state().page,
  }
}

function newPageName(): string {
  return `p${Date.now().toString(36)}${Math.random().toString(36).slice(2, 10)}`
}
