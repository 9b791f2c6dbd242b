// Ties a session to its page: player, visibility, network, other tabs. React learns of turns, never of ticks.
import { useEffect, useMemo, useReducer, useRef, useState, type RefObject } from 'react'
import { usePageClosed, usePageHidden, usePageShown } from '../../platform/lifecycle'
import { watchNetwork } from '../../platform/network'
import type { PlayerEvents, PlayerHandle } from '../../platform/player'
import { steadyNow } from '../../platform/clock'
import { keepScreenOn, vibrate } from '../../platform/screen'
import { deviceName } from '../../platform/wechat'
import { deviceJournals, inherit } from './journal-store'
import { meetOtherTabs } from './other-tabs'
import { lessonService } from './service'
import { createLessonSession, type LessonSession } from './session'

const clockMs = 500

export interface LessonPage {
  /** Null until the page knows who else is there. */
  readonly session: LessonSession | null
  readonly player: RefObject<PlayerHandle>
  readonly events: PlayerEvents
}

function newPageName(): string {
  return `p${Date.now().toString(36)}${Math.random().toString(36).slice(2, 10)}`
}

export function useLessonSession(enrolmentId: string, lessonId: string, isWanted: boolean): LessonPage {
  const player = useRef<PlayerHandle>(null)
  const [session, setSession] = useState<LessonSession | null>(null)
  const [, showTurn] = useReducer((turn: number) => turn + 1, 0)
  const current = useRef<LessonSession | null>(null)

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
          player: () => player.current,
          callAttention() {
            player.current?.leaveFullScreen()
            vibrate()
          },
          keepScreenOn,
          announce: (page) => tabs.took(page),
        },
      )
      const { send } = started
      tabs.join(inheritance.page, () => send({ kind: 'other-tab-took' }))
      started.onTurn(showTurn)
      current.current = started
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
      current.current = null
      tabs.leave()
    }
  }, [enrolmentId, lessonId, isWanted])

  usePageHidden(() => current.current?.send({ kind: 'hidden' }))
  usePageShown(() => current.current?.send({ kind: 'shown' }))
  usePageClosed(() => current.current?.leave())

  const events = useMemo(() => playerEvents(current), [])
  return { session, player, events }
}

function playerEvents(current: RefObject<LessonSession | null>): PlayerEvents {
  return {
    onReady: () => current.current?.send({ kind: 'player-ready' }),
    onPlaying: () => current.current?.send({ kind: 'playing' }),
    onBlocked: () => current.current?.send({ kind: 'blocked' }),
    onPaused: () => current.current?.send({ kind: 'paused' }),
    onTime: (positionMs) => current.current?.send({ kind: 'tick', positionMs }),
    onMoved: (positionMs) => current.current?.send({ kind: 'moved', positionMs }),
    onRateChanged: (rate) => current.current?.send({ kind: 'rate', rate }),
    onWaiting: () => {},
    onEnded: () => current.current?.send({ kind: 'ended' }),
    onFailed: () => current.current?.send({ kind: 'media-failed' }),
  }
}
