// Ties a session to its page: player, visibility, network, other tabs. React learns of turns, never of ticks.
import { useEffect, useReducer, useState } from 'react'
import { usePageClosed, usePageHidden, usePageShown } from '../../platform/lifecycle'
import { watchNetwork } from '../../platform/network'
import { steadyNow } from '../../platform/clock'
import { keepScreenOn, vibrate } from '../../platform/screen'
import { deviceName } from '../../platform/wechat'
import { inherit } from './inheritance'
import { deviceJournals } from './journal-store'
import { meetOtherTabs } from './other-tabs'
import { createRelay, type Relay } from './relay'
import { lessonService } from './service'
import { createLessonSession, type LessonSession } from './session'

const clockMs = 500

export interface LessonPage {
  /** Null until the page knows who else is there. */
  readonly session: LessonSession | null
  readonly relay: Relay
}

function newPageName(): string {
  return `p${Date.now().toString(36)}${Math.random().toString(36).slice(2, 10)}`
}

export function useLessonSession(enrolmentId: string, lessonId: string, isWanted: boolean): LessonPage {
  const [relay] = useState(createRelay)
  const [session, setSession] = useState<LessonSession | null>(null)
  const [, showTurn] = useReducer((turn: number) => turn + 1, 0)

  useEffect(() => {
    if (!isWanted) return undefined
    let isGone = false
    let started: LessonSession | null = null
    const tabs = meetOtherTabs()
    void tabs.alivePages().then((alive) => {
      if (isGone) return
      const inheritance = inherit(deviceJournals.all(), alive, newPageName())
      started = createLessonSession(
        { enrolmentId, lessonId, ...inheritance },
        {
          service: lessonService,
          journals: deviceJournals,
          device: deviceName(),
          now: steadyNow,
          wallNow: () => Date.now(),
          random: Math.random,
          player: relay.player,
          callAttention() {
            relay.player()?.leaveFullScreen()
            vibrate()
          },
          keepScreenOn,
          announce: (page) => tabs.took(page),
        },
      )
      const { send } = started
      tabs.join(inheritance.page, () => send({ kind: 'other-tab-took' }))
      started.onTurn(showTurn)
      relay.attach(started)
      setSession(started)
      send({ kind: 'start' })
    })
    const timer = setInterval(() => started?.send({ kind: 'clock' }), clockMs)
    const stopWatching = watchNetwork((isOnline) => started?.send({ kind: 'network', isOnline }))
    return () => {
      isGone = true
      clearInterval(timer)
      stopWatching()
      started?.leave()
      relay.attach(null)
      tabs.leave()
    }
  }, [enrolmentId, lessonId, isWanted, relay])

  usePageHidden(() => relay.send({ kind: 'hidden' }))
  usePageShown(() => relay.send({ kind: 'shown' }))
  usePageClosed(() => relay.leave())

  return { session, relay }
}
