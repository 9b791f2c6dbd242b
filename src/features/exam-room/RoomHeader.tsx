import { useEffect, useState } from 'react'
import { Text, View } from '@tarojs/components'
import { steadyNow } from '../../platform/clock'
import { remainingMs } from './reduce'
import type { RoomSession } from './session'
import { saveText, timeText, warningText } from './text'
import { countOpen, saveView, timeTone } from './view'

const clockMs = 500

/** 剩 42:10 · 第 18/60 题 · 已保存 ✓. It alone is drawn every second. */
export function RoomHeader({ session }: { readonly session: RoomSession }) {
  const [now, setNow] = useState(steadyNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(steadyNow()), clockMs)
    return () => clearInterval(timer)
  }, [])
  const state = session.state()
  const save = saveView(state)
  const left = remainingMs(state, now)
  return (
    <View className='room-header'>
      <View className='room-header__line'>
        <View className={`room-header__time room-header__time--${timeTone(state, now)}`} ariaRole='timer'>
          <Text>{`剩 ${timeText(left)}`}</Text>
        </View>
        <Text className='room-header__place'>{`第 ${state.index + 1}/${state.paper?.questions.length ?? 0} 题`}</Text>
        <View className={`room-header__save room-header__save--${save.word}`} ariaRole='status'>
          <Text>{saveText(save)}</Text>
        </View>
      </View>
      {state.warning !== null && (
        <View className='room-header__warning' ariaRole='alert'>
          <Text>{warningText(state.warning.kind, left, countOpen(state))}</Text>
        </View>
      )}
    </View>
  )
}
