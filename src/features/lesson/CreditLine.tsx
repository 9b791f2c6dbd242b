import { useEffect, useState } from 'react'
import { Text, View } from '@tarojs/components'
import { steadyNow } from '../../platform/clock'
import type { LessonSession } from './session'
import { creditLine, creditWordText } from './text'
import { creditView, type CreditView } from './view'

/** Asked once a second; the player's own reports never reach React. */
const askMs = 1_000

export function useCreditView(session: LessonSession): CreditView {
  const [view, setView] = useState(() => creditView(session.state(), steadyNow()))
  useEffect(() => {
    function ask(): void {
      const next = creditView(session.state(), steadyNow())
      setView((before) => (isSame(before, next) ? before : next))
    }
    const timer = setInterval(ask, askMs)
    const stop = session.onTurn(ask)
    return () => {
      clearInterval(timer)
      stop()
    }
  }, [session])
  return view
}

/** Differences under a second are not shown, so they need not be rendered. */
function isSame(before: CreditView, next: CreditView): boolean {
  const second = (ms: number): number => Math.floor(ms / 1000)
  return (
    before.word === next.word &&
    before.mediaMs === next.mediaMs &&
    second(before.countedMs) === second(next.countedMs) &&
    second(before.storedMs) === second(next.storedMs) &&
    second(before.leaseLeftMs / 10) === second(next.leaseLeftMs / 10)
  )
}

/** “已计到 12:40 / 31:00” and the live word (SCR-04). */
export function CreditLine({ view }: { readonly view: CreditView }) {
  return (
    <View className='lesson__credit'>
      <Text className='lesson__counted'>{creditLine(view)}</Text>
      <View className={`lesson__word lesson__word--${view.word}`} ariaRole='status'>
        <View className='lesson__dot' />
        <Text>{creditWordText(view)}</Text>
      </View>
    </View>
  )
}
